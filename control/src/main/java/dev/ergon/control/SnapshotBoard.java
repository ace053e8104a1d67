package dev.ergon.control;

import dev.ergon.control.chunk.ActionExecutor;
import dev.ergon.control.envelope.Envelope;
import dev.ergon.control.gripper.GripperMachine;
import dev.ergon.control.gripper.GripperState;
import dev.ergon.control.kinematics.ArmKinematics;
import dev.ergon.control.kinematics.KinematicsData;
import dev.ergon.control.mailbox.Seqlock;
import dev.ergon.control.motion.MotionPlanner;
import dev.ergon.control.state.ControlState;
import dev.ergon.control.state.ControlStatus;
import dev.ergon.control.state.CycleRequests;
import dev.ergon.control.state.HaltCause;
import dev.ergon.control.state.Supervisor;
import dev.ergon.core.geometry.Pose;
import dev.ergon.core.geometry.Quaternion;
import dev.ergon.core.geometry.Vec3;
import dev.ergon.core.robot.RobotModel;
import org.jspecify.annotations.Nullable;

/**
 * Where the control thread posts what it did, and anybody reads it. {@link #publish} is real-time
 * safe; {@link #read} is not.
 */
final class SnapshotBoard {
  private static final int STAMP = 0;
  private static final int CYCLE = 1;
  private static final int STATE = 2;
  private static final int STATUS = 3;
  private static final int CAUSE = 4;
  private static final int GRIPPER_FRACTION = 5;
  private static final int GRIPPER_STATE = 6;
  private static final int EXECUTED = 7;
  private static final int WAITING = 8;
  private static final int TERMINATED = 9;
  private static final int AT_REST = 10;
  private static final int ACTION_END = 11;
  private static final int TOOL = 12;
  private static final int JOINTS = 19;

  private final RobotModel model;
  private final ArmKinematics arm;
  private final int joints;
  private final Seqlock words;
  private final double[] toolPosition = new double[3];
  private final double[] toolQuaternion = new double[4];

  SnapshotBoard(RobotModel model, ArmKinematics arm) {
    this.model = model;
    this.arm = arm;
    joints = model.actuatedCount();
    words = new Seqlock(JOINTS + 2 * joints);
    words.begin();
    words.put(STATE, ControlState.BOOT.ordinal());
    words.put(STATUS, ControlStatus.WAITING_FOR_ROBOT.ordinal());
    words.put(CAUSE, -1L);
    words.put(GRIPPER_FRACTION, Double.NaN);
    words.put(AT_REST, 1L);
    words.put(TOOL + 3, 1.0);
    words.end();
  }

  void publish(
      long nowNanos,
      long cycle,
      Supervisor supervisor,
      CycleRequests requests,
      Envelope envelope,
      MotionPlanner planner,
      ActionExecutor executor,
      @Nullable GripperMachine gripper) {
    planner.commandedTool(toolPosition, toolQuaternion);
    words.begin();
    words.put(STAMP, nowNanos);
    words.put(CYCLE, cycle);
    words.put(STATE, supervisor.state().ordinal());
    words.put(STATUS, supervisor.status().ordinal());
    words.put(CAUSE, requests.causeOrdinal());
    words.put(GRIPPER_FRACTION, gripper == null ? Double.NaN : gripper.fraction());
    words.put(GRIPPER_STATE, (gripper == null ? GripperState.UNKNOWN : gripper.state()).ordinal());
    words.put(EXECUTED, executor.begun());
    words.put(ACTION_END, executor.rowEndNanos());
    words.put(WAITING, executor.remaining());
    words.put(TERMINATED, supervisor.terminated() ? 1L : 0L);
    words.put(AT_REST, envelope.isAtRest() ? 1L : 0L);
    for (int i = 0; i < 3; i++) {
      words.put(TOOL + i, toolPosition[i]);
    }
    for (int i = 0; i < 4; i++) {
      words.put(TOOL + 3 + i, toolQuaternion[i]);
    }
    for (int i = 0; i < joints; i++) {
      words.put(JOINTS + i, envelope.position(i));
      words.put(JOINTS + joints + i, envelope.velocity(i));
    }
    words.end();
  }

  ControlSnapshot read() {
    long[] w = words.read();
    double[] position = new double[joints];
    double[] velocity = new double[joints];
    for (int i = 0; i < joints; i++) {
      position[i] = Double.longBitsToDouble(w[JOINTS + i]);
      velocity[i] = Double.longBitsToDouble(w[JOINTS + joints + i]);
    }
    KinematicsData data = arm.newData();
    arm.forward(position, data);
    return new ControlSnapshot(
        w[STAMP],
        w[CYCLE],
        ControlState.values()[(int) w[STATE]],
        ControlStatus.values()[(int) w[STATUS]],
        w[CAUSE] < 0 ? null : HaltCause.values()[(int) w[CAUSE]],
        pose(
            Double.longBitsToDouble(w[TOOL]),
            Double.longBitsToDouble(w[TOOL + 1]),
            Double.longBitsToDouble(w[TOOL + 2]),
            new Quaternion(
                Double.longBitsToDouble(w[TOOL + 3]),
                Double.longBitsToDouble(w[TOOL + 4]),
                Double.longBitsToDouble(w[TOOL + 5]),
                Double.longBitsToDouble(w[TOOL + 6]))),
        pose(
            data.toolPosition()[0],
            data.toolPosition()[1],
            data.toolPosition()[2],
            quaternion(data.toolQuaternion())),
        position,
        velocity,
        Double.longBitsToDouble(w[GRIPPER_FRACTION]),
        GripperState.values()[(int) w[GRIPPER_STATE]],
        w[EXECUTED],
        w[ACTION_END],
        (int) w[WAITING],
        w[TERMINATED] != 0,
        w[AT_REST] != 0);
  }

  private Pose pose(double x, double y, double z, Quaternion orientation) {
    return new Pose(model.baseLink(), new Vec3(x, y, z), orientation);
  }

  private static Quaternion quaternion(double[] q) {
    return new Quaternion(q[0], q[1], q[2], q[3]);
  }
}
