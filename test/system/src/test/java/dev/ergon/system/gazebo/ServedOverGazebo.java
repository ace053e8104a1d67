package dev.ergon.system.gazebo;

import dev.ergon.core.time.SystemClock;
import dev.ergon.launch.gazebo.GazeboSimWire;
import dev.ergon.launch.sim.ServedArm;
import dev.ergon.launch.sim.ServedSimulator;
import dev.ergon.launch.sim.ServedSimulator.Pacing;
import dev.ergon.launch.sim.SimWire;
import dev.ergon.sim.embedded.EmbeddedSimulator;
import dev.ergon.sim.embedded.arm.ErgonArm;
import dev.ergon.sim.external.gz.GzSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** The simulated arm on Gazebo's transport, on the loopback, in a partition of its own. */
public final class ServedOverGazebo implements AutoCloseable {
  private static final long PERIOD_NANOS = 4_000_000;

  private final String partition = "test-" + UUID.randomUUID();
  private final EmbeddedSimulator simulator = EmbeddedSimulator.create();
  private final SimWire wire = new GazeboSimWire(GzSettings.loopback(partition));
  private final Thread thread;

  /**
   * @param pacing whether the world waits for the arm's commands, as for a run on a busy host
   */
  public ServedOverGazebo(Pacing pacing) {
    ServedSimulator served =
        new ServedSimulator(
            simulator, List.of(), List.of(wire), new SystemClock(), PERIOD_NANOS, pacing);
    wire.start(new ServedArm(simulator.robot().model(), ErgonArm.urdf(), List.of()), served);
    thread =
        new Thread(
            () -> {
              try {
                served.serve(() -> false);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "served simulator");
    thread.start();
  }

  /** The keys of a robot. */
  public String robot() {
    return """
    kind: gazebo
    name: ergon_arm
    model: {gripper_joint: finger_joint}
    link: {state_timeout: 500 ms}
    gazebo: {world: ergon, partition: %s, ip: 127.0.0.1, clock_silence: 10 s}
    """
        .formatted(partition);
  }

  /** A launch file that drives it. */
  public Path launchFile(Path folder, String command) throws IOException {
    String text =
        """
        name: gazebo
        robot:
        %s  command: %s
        policy: {kind: expert}
        arena: {kind: tabletop}
        world: {kind: gazebo}
        """
            .formatted(robot().indent(2), command);
    return Files.writeString(folder.resolve("gazebo.yaml"), text);
  }

  @Override
  public void close() throws InterruptedException {
    thread.interrupt();
    thread.join();
    wire.close();
    simulator.close();
  }
}
