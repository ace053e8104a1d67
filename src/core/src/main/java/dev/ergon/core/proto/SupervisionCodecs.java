package dev.ergon.core.proto;

import dev.ergon.core.supervision.ControlReport;
import dev.ergon.core.supervision.ResetRequest;
import dev.ergon.core.supervision.StopRequest;
import dev.ergon.core.supervision.Telemetry;

/** {@code supervision.proto}. */
public final class SupervisionCodecs {
  private static final int MAX_BYTES = 256 << 10;
  private static final int MAX_REQUEST_BYTES = 8 << 10;

  public static final MessageCodec<ControlReport, SupervisionProto.ControlReport> CONTROL_REPORT =
      new MessageCodec<>(
          "ControlReport",
          MAX_REQUEST_BYTES,
          SupervisionProto.ControlReport.parser(),
          SupervisionCodecs::report,
          SupervisionCodecs::report);

  public static final MessageCodec<Telemetry, SupervisionProto.Telemetry> TELEMETRY =
      new MessageCodec<>(
          "Telemetry",
          MAX_BYTES,
          SupervisionProto.Telemetry.parser(),
          SupervisionCodecs::telemetry,
          SupervisionCodecs::telemetry);

  public static final MessageCodec<StopRequest, SupervisionProto.StopRequest> STOP_REQUEST =
      new MessageCodec<>(
          "StopRequest",
          MAX_REQUEST_BYTES,
          SupervisionProto.StopRequest.parser(),
          SupervisionCodecs::stop,
          SupervisionCodecs::stop);

  public static final MessageCodec<ResetRequest, SupervisionProto.ResetRequest> RESET_REQUEST =
      new MessageCodec<>(
          "ResetRequest",
          MAX_REQUEST_BYTES,
          SupervisionProto.ResetRequest.parser(),
          SupervisionCodecs::reset,
          SupervisionCodecs::reset);

  private SupervisionCodecs() {}

  private static SupervisionProto.ControlReport report(ControlReport report) {
    return SupervisionProto.ControlReport.newBuilder()
        .setStampNanos(report.stampNanos())
        .setState(report.state())
        .setStatus(report.status())
        .setLatched(report.latched())
        .setInstructionId(report.instructionId())
        .build();
  }

  private static ControlReport report(SupervisionProto.ControlReport report) {
    return new ControlReport(
        report.getStampNanos(),
        report.getState(),
        report.getStatus(),
        report.getLatched(),
        report.getInstructionId());
  }

  private static SupervisionProto.Telemetry telemetry(Telemetry telemetry) {
    return SupervisionProto.Telemetry.newBuilder()
        .setJoints(RobotCodecs.jointState(telemetry.joints()))
        .setEndEffector(GeometryMessages.pose(telemetry.endEffector()))
        .setCycles(telemetry.cycles())
        .setLimitedCycles(telemetry.limitedCycles())
        .setLateP99Nanos(telemetry.lateP99Nanos())
        .build();
  }

  private static Telemetry telemetry(SupervisionProto.Telemetry telemetry) {
    return new Telemetry(
        Fields.required(
            "joints", telemetry.hasJoints(), telemetry.getJoints(), RobotCodecs::jointState),
        Fields.required(
            "end_effector",
            telemetry.hasEndEffector(),
            telemetry.getEndEffector(),
            GeometryMessages::pose),
        telemetry.getCycles(),
        telemetry.getLimitedCycles(),
        telemetry.getLateP99Nanos());
  }

  private static SupervisionProto.StopRequest stop(StopRequest request) {
    return SupervisionProto.StopRequest.newBuilder()
        .setId(request.id())
        .setSource(request.source())
        .setReason(request.reason())
        .build();
  }

  private static StopRequest stop(SupervisionProto.StopRequest request) {
    return new StopRequest(request.getId(), request.getSource(), request.getReason());
  }

  private static SupervisionProto.ResetRequest reset(ResetRequest request) {
    return SupervisionProto.ResetRequest.newBuilder()
        .setId(request.id())
        .setSource(request.source())
        .setReason(request.reason())
        .build();
  }

  private static ResetRequest reset(SupervisionProto.ResetRequest request) {
    return new ResetRequest(request.getId(), request.getSource(), request.getReason());
  }
}
