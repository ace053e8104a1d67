package dev.ergon.core.proto;

import static java.util.Arrays.stream;

import dev.ergon.core.robot.JointCommand;
import dev.ergon.core.robot.JointState;
import java.util.List;

/** {@code robot.proto}. */
public final class RobotCodecs {
  /** More joints than any robot that Ergon drives. */
  static final int MAX_JOINTS = 256;

  private static final int MAX_NAME = 256;
  private static final int MAX_BYTES = 128 << 10;

  public static final MessageCodec<JointState, RobotProto.JointState> JOINT_STATE =
      new MessageCodec<>(
          "JointState",
          MAX_BYTES,
          RobotProto.JointState.parser(),
          RobotCodecs::jointState,
          RobotCodecs::jointState);

  public static final MessageCodec<JointCommand, RobotProto.JointCommand> JOINT_COMMAND =
      new MessageCodec<>(
          "JointCommand",
          MAX_BYTES,
          RobotProto.JointCommand.parser(),
          RobotCodecs::jointCommand,
          RobotCodecs::jointCommand);

  private RobotCodecs() {}

  static RobotProto.JointState jointState(JointState state) {
    return RobotProto.JointState.newBuilder()
        .setStampNanos(state.stampNanos())
        .addAllNames(state.names())
        .addAllPosition(boxed(state.position()))
        .addAllVelocity(boxed(state.velocity()))
        .addAllEffort(boxed(state.effort()))
        .build();
  }

  static JointState jointState(RobotProto.JointState state) {
    return new JointState(
        state.getStampNanos(),
        names(state.getNamesList()),
        Fields.doubles("position", state.getPositionList(), MAX_JOINTS),
        Fields.doubles("velocity", state.getVelocityList(), MAX_JOINTS),
        Fields.doubles("effort", state.getEffortList(), MAX_JOINTS));
  }

  private static RobotProto.JointCommand jointCommand(JointCommand command) {
    RobotProto.JointCommand.Builder message =
        RobotProto.JointCommand.newBuilder()
            .setStampNanos(command.stampNanos())
            .addAllNames(command.names())
            .addAllPosition(boxed(command.position()))
            .addAllVelocity(boxed(command.velocity()));
    if (stream(command.effort()).anyMatch(effort -> effort != 0)) {
      message.addAllEffort(boxed(command.effort()));
    }
    return message.build();
  }

  private static JointCommand jointCommand(RobotProto.JointCommand command) {
    List<String> names = names(command.getNamesList());
    // Senders of before there was effort leave it out, and so do those that command none.
    double[] effort =
        command.getEffortCount() == 0
            ? new double[names.size()]
            : Fields.doubles("effort", command.getEffortList(), MAX_JOINTS);
    return new JointCommand(
        command.getStampNanos(),
        names,
        Fields.doubles("position", command.getPositionList(), MAX_JOINTS),
        Fields.doubles("velocity", command.getVelocityList(), MAX_JOINTS),
        effort);
  }

  private static List<String> names(List<String> names) {
    return Fields.list("names", names, MAX_JOINTS, n -> Fields.text("joint name", n, MAX_NAME));
  }

  static List<Double> boxed(double[] values) {
    return stream(values).boxed().toList();
  }
}
