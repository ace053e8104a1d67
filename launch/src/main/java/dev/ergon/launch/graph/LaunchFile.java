package dev.ergon.launch.graph;

import dev.ergon.control.ControlConfig;
import dev.ergon.control.rt.RealTimeOptions;
import dev.ergon.core.config.ConfigNode;
import dev.ergon.core.config.ConfigReader;
import dev.ergon.core.config.Default;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.launch.mqtt.MqttConfig;
import dev.ergon.perception.sync.SyncLimits;
import dev.ergon.transport.ros2.Ros2Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one run is made of, as a YAML file says it; {@code docs/launch-files.md} lists
 * the keys.
 *
 * @param robot {@code kind: NAME} and the robot's own keys
 * @param cameras by name, in the order in which a policy without wishes sees them
 * @param policy {@code kind: NAME} and the policy's own keys
 * @param realTime what a real robot's control thread asks the system for
 * @param observation how old its parts may be
 * @param inference how long the policy of a simulated run thinks
 * @param arena where instructions are carried out
 * @param world {@code kind: NAME} and that transport's keys: where the truth of a simulator behind
 *     a wire comes from; null where the simulator is in this process, or the world is real
 * @param pace how simulated time runs; a real robot's time is its own
 * @param mqtt where instructions come from, or null for none over MQTT
 * @param instructions where else instructions come from: each {@code kind: NAME} and its own keys
 * @param ros1 the run's node under ROS 1; null for one named {@code ergon}, made if a part needs it
 * @param ros2 what the run's parts take under ROS 2 unless they say otherwise; null for loopback
 *     and {@code ROS_DOMAIN_ID}
 * @param record where episodes are stored, or null for nowhere
 */
public record LaunchFile(
    String name,
    @Default("1") long seed,
    ConfigNode robot,
    @Default("{}") Map<String, ConfigNode> cameras,
    ConfigNode policy,
    @Default("{}") ControlConfig control,
    @Default("{}") RealTimeOptions realTime,
    @Default("{}") ObservationConfig observation,
    @Default("{}") InferenceConfig inference,
    @Default("{}") ArenaConfig arena,
    @Nullable ConfigNode world,
    @Default("real_time") PaceKind pace,
    @Nullable MqttConfig mqtt,
    @Default("[]") List<ConfigNode> instructions,
    @Nullable Ros1Config ros1,
    @Nullable Ros2Settings ros2,
    @Nullable RecordConfig record) {

  /** How simulated time runs against the host's. */
  public enum PaceKind {
    REAL_TIME,
    AS_FAST_AS_POSSIBLE,
    /** In step with a simulator behind a wire that waits for each command. */
    LOCKSTEP
  }

  /**
   * How old the parts of an observation may be before the policy is not asked, and the arm holds;
   * and how far ahead of a simulator's clock, whose beats come in no order with the rest.
   */
  public record ObservationConfig(
      @Default("500 ms") long maxFrameAgeNanos,
      @Default("100 ms") long maxJointAgeNanos,
      @Default("500 ms") long maxSpreadNanos,
      @Default("50 ms") long maxAheadNanos) {
    SyncLimits limits() {
      return new SyncLimits(maxFrameAgeNanos, maxJointAgeNanos, maxSpreadNanos, maxAheadNanos);
    }
  }

  /**
   * How long the policy thinks in simulated time; none of the host's time is in it. A real robot's
   * policy takes the time it takes.
   *
   * @param latencyNanos from the observation to the answer
   * @param jitterNanos up to as much longer, drawn anew for each answer from the episode's seed
   */
  public record InferenceConfig(
      @Default("0 ms") long latencyNanos, @Default("0 ms") long jitterNanos) {
    private static final long LONGEST_NANOS = 60_000_000_000L;

    public InferenceConfig {
      if (latencyNanos < 0
          || jitterNanos < 0
          || latencyNanos > LONGEST_NANOS
          || jitterNanos > LONGEST_NANOS) {
        throw new IllegalArgumentException(
            "inference: got latency %d ns, jitter %d ns, wanted 0..60 s"
                .formatted(latencyNanos, jitterNanos));
      }
    }

    boolean isModelled() {
      return latencyNanos > 0 || jitterNanos > 0;
    }
  }

  /** What kind of arena. */
  public enum ArenaKind {
    /** The world as it is: the policy says when it is done. */
    OPEN,
    /** The embedded simulator lays out a scene for each instruction and judges. */
    TABLETOP
  }

  /**
   * @param stepLimit policy steps before an open arena gives up
   */
  public record ArenaConfig(@Default("open") ArenaKind kind, @Default("200") int stepLimit) {}

  /**
   * @param format {@code lerobot}
   * @param directory relative to the working directory
   */
  public record RecordConfig(@Default("lerobot") String format, String directory) {}

  /**
   * The run's node under ROS 1.
   *
   * @param name what it is called, unless the arguments say otherwise
   * @param arguments {@code from:=to}, {@code _parameter:=value}, {@code __name:=...}, as every ROS
   *     program takes them
   */
  public record Ros1Config(@Default("ergon") String name, @Default("[]") List<String> arguments) {}

  /** This without cameras, for a policy that looks through none. */
  public LaunchFile withoutCameras() {
    return with(Map.of(), mqtt, record);
  }

  /** This with instructions from another broker, or from none. */
  public LaunchFile withMqtt(@Nullable MqttConfig other) {
    return with(cameras, other, record);
  }

  /** This, recording into {@code other}, or nowhere. */
  public LaunchFile withRecord(@Nullable RecordConfig other) {
    return with(cameras, mqtt, other);
  }

  private LaunchFile with(
      Map<String, ConfigNode> newCameras,
      @Nullable MqttConfig newMqtt,
      @Nullable RecordConfig newRecord) {
    return new LaunchFile(
        name,
        seed,
        robot,
        newCameras,
        policy,
        control,
        realTime,
        observation,
        inference,
        arena,
        world,
        pace,
        newMqtt,
        instructions,
        ros1,
        ros2,
        newRecord);
  }

  /**
   * Reads {@code file} and applies {@code overrides} ({@code key.path=value}) in order.
   *
   * @throws InvalidInputException naming file, line and key, if anything does not fit
   */
  public static LaunchFile read(Path file, List<String> overrides) {
    if (!Files.isRegularFile(file)) {
      throw new InvalidInputException("launch file " + file + ": there is no such file");
    }
    ConfigNode node = ConfigReader.read(file);
    for (String override : overrides) {
      node = node.withOverride(override);
    }
    return node.bind(LaunchFile.class);
  }
}
