package dev.ergon.benchmark.hardware;

import dev.ergon.core.observation.CameraFrame;
import dev.ergon.core.robot.Joint;
import dev.ergon.core.robot.JointState;
import dev.ergon.core.robot.JointType;
import dev.ergon.core.robot.RobotModel;
import dev.ergon.hardware.servo.ServoJoint;
import dev.ergon.hardware.testing.EmulatedSts;
import dev.ergon.hardware.testing.LineNoise;
import dev.ergon.hardware.testing.ServoPty;
import dev.ergon.launch.sim.ServedArm;
import dev.ergon.launch.sim.SimInbox;
import dev.ergon.launch.sim.SimWire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The simulated arm as emulated Feetech servos, one per joint, behind a real pseudo-terminal. Each
 * goal register moves the simulated joint while its servo has torque; the position and speed
 * registers say where that joint is. The line carries neither time nor truth.
 */
final class ServoBusWire implements SimWire {
  private static final int TICKS_PER_TURN = 4096;

  /** A finger goes 4 cm: three quarters of a turn on this wheel. */
  private static final double PINION_M = 0.009;

  private final Path folder;
  private final EmulatedSts servos = EmulatedSts.placedFromOutside();
  private List<ServoJoint> joints = List.of();
  private @Nullable SimInbox inbox;
  private @Nullable ServoPty line;

  /**
   * @param folder where the ends of the line appear
   */
  ServoBusWire(Path folder) {
    this.folder = folder;
  }

  /** The servos of an arm: ids from 1, the middle of each joint's range at the middle of a turn. */
  static List<ServoJoint> joints(RobotModel model) {
    return IntStream.range(0, model.actuatedCount())
        .mapToObj(i -> joint(i + 1, model.actuatedJoints().get(i)))
        .toList();
  }

  private static ServoJoint joint(int id, Joint joint) {
    double middle = (joint.limits().lower() + joint.limits().upper()) / 2;
    double perRad = joint.type() == JointType.PRISMATIC ? PINION_M : 1;
    return new ServoJoint(joint.name(), id, 1, 2048, middle, 1, 4094, perRad);
  }

  @Override
  public void start(ServedArm arm, SimInbox newInbox) {
    joints = joints(arm.model());
    inbox = newInbox;
    for (ServoJoint joint : joints) {
      servos.add(joint.id(), 0, joint.minTicks(), joint.maxTicks(), 2048);
    }
    try {
      line = ServoPty.open(folder, servos, LineNoise.none());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String address() {
    return "Feetech servos on " + folder.resolve("host");
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
