package dev.ergon.sim.external.gazebo;

import dev.ergon.core.config.Default;
import dev.ergon.sim.external.gz.GzDialect;
import dev.ergon.sim.external.gz.GzSettings;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which simulated world, and how to reach it.
 *
 * @param world the name in the SDF file's {@code <world>}
 * @param partition left out: as Gazebo's own variables say
 * @param ip the address of the one network interface to use; left out: likewise
 * @param types what messages are called; left out: as the simulator does
 * @param clockTopic left out: {@code /world/WORLD/clock}
 * @param clockSilenceNanos without word of the time for so long, the run's clock goes on by itself
 * @param startTimeoutNanos how long to wait for the simulator
 */
public record GazeboSettings(
    String world,
    @Nullable String partition,
    @Nullable String ip,
    @Nullable GzDialect types,
    @Nullable String clockTopic,
    @Default("2 s") long clockSilenceNanos,
    @Default("10 s") long startTimeoutNanos) {
  public GazeboSettings {
    if (clockSilenceNanos < 1 || startTimeoutNanos < 1) {
      throw new IllegalArgumentException(
          "clock_silence and start_timeout: got "
              + clockSilenceNanos
              + " and "
              + startTimeoutNanos
              + " ns, wanted above 0");
    }
  }

  /** Where the time is told. */
  String times() {
    return clockTopic != null ? clockTopic : "/world/" + world + "/clock";
  }

  GzSettings node(Map<String, String> environment) {
    GzSettings settings = GzSettings.of(environment);
    settings = partition == null ? settings : settings.withPartition(partition);
    settings = ip == null ? settings : settings.withIp(ip);
    return types == null ? settings : settings.withDialect(types);
  }
}
