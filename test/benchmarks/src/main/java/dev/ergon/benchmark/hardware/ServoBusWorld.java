package dev.ergon.benchmark.hardware;

import dev.ergon.core.time.SystemClock;
import dev.ergon.hardware.servo.ServoJoint;
import dev.ergon.launch.gazebo.GazeboSimWire;
import dev.ergon.launch.run.ShutdownRequest;
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
import java.util.Locale;

/**
 * The simulated table with its arm on a servo bus: {@code ServoBusWorld FOLDER} makes a
 * pseudo-terminal there and writes the launch file {@code servo-bus.yaml} that drives it, then
 * serves until it is killed. Expert and judge hear the truth over Gazebo's transport, in the
 * partition {@code ergon-servo-bus}; the arm hears nothing but the bus.
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
    Files.writeString(folder.resolve("ergon_arm.urdf"), ErgonArm.urdf());
    Files.writeString(folder.resolve("servo-bus.yaml"), launchFile(folder));
    List<SimWire> wires =
        List.of(new ServoBusWire(folder), new GazeboSimWire(GzSettings.loopback(PARTITION)));
    try (ShutdownRequest shutdown = new ShutdownRequest();
        EmbeddedSimulator simulator = EmbeddedSimulator.create()) {
      ServedSimulator served =
          new ServedSimulator(
              simulator, List.of(), wires, new SystemClock(), PERIOD_NANOS, Pacing.HOST);
      ServedArm arm = new ServedArm(simulator.robot().model(), ErgonArm.urdf(), List.of());
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
    StringBuilder joints = new StringBuilder();
    for (ServoJoint joint : ServoBusWire.joints(ErgonArm.model())) {
      joints.append(
          String.format(
              Locale.ROOT,
              "    %s: {id: %d, zero_ticks: %d, zero: %s rad, min_ticks: %d, max_ticks: %d, pinion:"
                  + " %s m}%n",
              joint.name(),
              joint.id(),
              (int) joint.zeroTicks(),
              joint.zeroRad(),
              joint.minTicks(),
              joint.maxTicks(),
              joint.perRad()));
    }
    return """
    name: servo-bus
    robot:
      kind: feetech
      port: %s
      urdf: ergon_arm.urdf
      gripper: finger_joint
      bus: {answer_timeout: 50 ms, retries: 6, state_timeout: 500 ms}
      joints:
    %spolicy: {kind: expert}
    arena: {kind: tabletop}
    observation: {max_joint_age: 2 s}
    control: {deadlines: {robot_state: 400 ms}}
    world: {kind: gazebo, gazebo: {world: ergon, partition: %s, ip: 127.0.0.1}}
    """
        .formatted(folder.resolve("host").toAbsolutePath(), joints, PARTITION);
  }
}
