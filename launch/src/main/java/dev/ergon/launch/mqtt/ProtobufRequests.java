package dev.ergon.launch.mqtt;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Parser;
import dev.ergon.core.proto.InstructionProto;
import dev.ergon.core.proto.SupervisionProto;
import org.jspecify.annotations.Nullable;

/** Reads protobuf requests: the messages of {@code ergon/v1/*.proto}. */
final class ProtobufRequests {
  SentInstruction instruction(byte[] payload) throws RefusedException {
    var request = parse(InstructionProto.InstructionRequest.parser(), payload);
    if (request.hasTimeoutNanos() && request.getTimeoutNanos() <= 0) {
      throw new RefusedException(
          RefusalCode.OUT_OF_RANGE,
          checkedId(request.getId()),
          "timeout_nanos: got " + request.getTimeoutNanos() + ", wanted > 0");
    }
    return new SentInstruction(
        checkedId(request.getId()),
        request.getText(),
        request.getPriority(),
        request.getTimeoutNanos(),
        null);
  }

  ControlRequest cancel(byte[] payload) throws RefusedException {
    var request = parse(InstructionProto.CancelRequest.parser(), payload);
    return new ControlRequest(checkedId(request.getInstructionId()), "", request.getReason(), null);
  }

  ControlRequest stop(byte[] payload) throws RefusedException {
    var request = parse(SupervisionProto.StopRequest.parser(), payload);
    return new ControlRequest(
        checkedId(request.getId()), request.getSource(), request.getReason(), null);
  }

  ControlRequest reset(byte[] payload) throws RefusedException {
    var request = parse(SupervisionProto.ResetRequest.parser(), payload);
    return new ControlRequest(
        checkedId(request.getId()), request.getSource(), request.getReason(), null);
  }

  private static <T> T parse(Parser<T> parser, byte[] payload) throws RefusedException {
    try {
      return parser.parseFrom(payload);
    } catch (InvalidProtocolBufferException e) {
      throw new RefusedException(
          RefusalCode.BAD_PROTOBUF, null, "cannot be read as protobuf: " + e.getMessage());
    }
  }

  private static @Nullable String checkedId(String id) throws RefusedException {
    if (id.isEmpty()) {
      return null;
    }
    if (!id.matches("[\\x21-\\x7E]{1,128}")) {
      throw new RefusedException(
          RefusalCode.OUT_OF_RANGE, null, "id: wanted 1..128 visible ASCII characters");
    }
    return id;
  }
}
