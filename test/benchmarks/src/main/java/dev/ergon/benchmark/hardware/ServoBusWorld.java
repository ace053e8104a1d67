package dev.ergon.benchmark.hardware;

import dev.ergon.core.time.SystemClock;
import dev.ergon.launch.gazebo.GazeboSimWire;
import dev.ergon.launch.run.ShutdownRequest;
import dev.ergon.launch.sim.ServedArm;
import dev.ergon.launch.sim.ServedSimulator;
import dev.ergon.launch.sim.ServedSimulator.Pacing;
import dev.ergon.launch.sim.SimWire;
import dev.ergon.sim.embedded.EmbeddedSimulator;
import dev.ergon.sim.embedded.arm.So101Arm;
import dev.ergon.sim.external.gz.GzSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The simulated table with an SO-101 on a servo bus: {@code ServoBusWorld FOLDER} makes a
 * pseudo-terminal there and writes the calibration file and the launch file {@code servo-bus.yaml}
 * that drive it, then serves until it is killed. Expert and judge hear the truth over Gazebo's
 * transport, in the partition {@code ergon-servo-bus}; the arm hears nothing but the bus.
 */
public final class ServoBusWorld {
  private static final String PARTITION = "ergon-servo-bus";
  private static final long PERIOD_NANOS = 4_000_000;

  private ServoBusWorld() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length != 1) {
      throw new IllegalArgumentException(
          "wanted one argument, the folder for line and launch file");
    }
    Path folder = Files.createDirectories(Path.of(args[0]));
    Files.writeString(folder.resolve("servo-bus.yaml"), launchFile(folder));
    List<SimWire> wires =
        List.of(new ServoBusWire(folder), new GazeboSimWire(GzSettings.loopback(PARTITION)));
    try (ShutdownRequest shutdown = new ShutdownRequest();
        EmbeddedSimulator simulator = EmbeddedSimulator.create(So101Arm.arm())) {
      ServedSimulator served =
          new ServedSimulator(
              simulator, List.of(), wires, new SystemClock(), PERIOD_NANOS, Pacing.HOST);
      ServedArm arm = new ServedArm(simulator.robot().model(), simulator.arm().urdf(), List.of());
      try {
        wires.forEach(wire -> wire.start(arm, served));
        System.err.println("serving; launch file " + folder.resolve("servo-bus.yaml"));
        served.serve(shutdown::isRequested);
      } finally {
        wires.forEach(SimWire::close);
      }
    }
  }

  private static String launchFile(Path folder) {
    return """
    name: servo-bus
    robot:
      kind: so101
      port: %s
      calibration: follower.json
      bus: {answer_timeout: 50 ms, retries: 6, state_timeout: 500 ms}
    policy: {kind: expert}
    arena: {kind: tabletop}
    observation: {max_joint_age: 2 s}
    control:
      jerk_scale: 1
      tool:
        linear_speed: 0.12 m/s
        angular_speed: 1 rad/s
        linear_acceleration: 1 m/s2
        angular_acceleration: 8 rad/s2
      envelope: {table_height: -7 cm}
      gripper: {opening: 0.53}
      deadlines: {robot_state: 400 ms}
    world: {kind: gazebo, gazebo: {world: ergon, partition: %s, ip: 127.0.0.1}}
    """
        .formatted(folder.resolve("host").toAbsolutePath(), PARTITION);
  }
}
