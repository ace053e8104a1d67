package dev.ergon.benchmark.hardware;

import dev.ergon.core.config.ConfigNode;
import dev.ergon.core.config.ConfigReader;
import dev.ergon.core.observation.CameraFrame;
import dev.ergon.core.robot.Joint;
import dev.ergon.core.robot.JointState;
import dev.ergon.core.robot.so101.So101;
import dev.ergon.hardware.servo.ServoJoint;
import dev.ergon.hardware.testing.EmulatedSts;
import dev.ergon.hardware.testing.LineNoise;
import dev.ergon.hardware.testing.ServoPty;
import dev.ergon.hardware.testing.So101Line;
import dev.ergon.launch.sim.ServedArm;
import dev.ergon.launch.sim.SimInbox;
import dev.ergon.launch.sim.SimWire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A simulated SO-101 as six emulated STS3215 servos behind a real pseudo-terminal. Each goal
 * register moves the simulated joint while its servo has torque; the position and speed registers
 * say where that joint is. The line carries neither time nor truth.
 */
final class ServoBusWire implements SimWire {
  private static final int TICKS_PER_TURN = 4096;

  private final Path folder;
  private final EmulatedSts servos = EmulatedSts.placedFromOutside();
  private List<ServoJoint> joints = List.of();
  private @Nullable SimInbox inbox;
  private @Nullable ServoPty line;

  /**
   * @param folder where the ends of the line and the calibration file appear
   */
  ServoBusWire(Path folder) {
    this.folder = folder;
  }

  /**
   * How a motor of the calibration file turns its joint: an arm's joint is at zero in the middle of
   * the motor's range, the gripper closed at its lower end.
   */
  private static ServoJoint joint(Joint joint, ConfigNode motor) {
    int min = Integer.parseInt(motor.text("range_min"));
    int max = Integer.parseInt(motor.text("range_max"));
    boolean gripper = joint.name().equals(So101.GRIPPER);
    return new ServoJoint(
        joint.name(),
        Integer.parseInt(motor.text("id")),
        1,
        gripper ? min : (min + max) / 2.0,
        gripper ? joint.limits().lower() : 0,
        min,
        max,
        1);
  }

  @Override
  public void start(ServedArm arm, SimInbox newInbox) {
    inbox = newInbox;
    try {
      Path calibration = So101Line.writeCalibration(folder);
      ConfigNode motors = ConfigReader.read(calibration);
      joints =
          arm.model().actuatedJoints().stream()
              .map(joint -> joint(joint, motors.required(joint.name())))
              .toList();
      So101Line.addMotors(servos, calibration);
      line = ServoPty.open(folder, servos, LineNoise.none());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String address() {
    return "an SO-101 on " + folder.resolve("host");
  }

  /** Once per step of the world: what the goals say by now. */
  @Override
  public void clock(long nanos) {
    SimInbox to = inbox;
    List<ServoJoint> driven = joints.stream().filter(j -> servos.hasTorque(j.id())).toList();
    if (to != null && !driven.isEmpty()) {
      to.command(
          driven.stream().map(ServoJoint::name).toList(),
          driven.stream()
              .mapToDouble(j -> j.positionRad(servos.goal(j.id()), TICKS_PER_TURN))
              .toArray(),
          new double[0]);
    }
  }

  @Override
  public void joints(JointState state) {
    for (ServoJoint joint : joints) {
      int index = state.names().indexOf(joint.name());
      double ticksPerSec = state.velocity()[index] / joint.velocityRadPerSec(1, TICKS_PER_TURN);
      servos.place(
          joint.id(),
          joint.ticks(state.position(index), TICKS_PER_TURN),
          (int) Math.rint(ticksPerSec));
    }
  }

  @Override
  public void camera(CameraFrame frame) {}

  @Override
  public void world(String report) {}

  @Override
  public void close() {
    if (line != null) {
      line.close();
    }
  }
}
