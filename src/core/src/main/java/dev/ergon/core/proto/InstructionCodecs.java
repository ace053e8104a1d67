package dev.ergon.core.proto;

import dev.ergon.core.instruction.CancelRequest;
import dev.ergon.core.instruction.Instruction;
import dev.ergon.core.instruction.InstructionEvent;
import dev.ergon.core.instruction.InstructionRequest;
import dev.ergon.core.instruction.InstructionState;

/** {@code instruction.proto}. */
public final class InstructionCodecs {
  private static final int MAX_BYTES = 8 << 10;
  private static final int MAX_ID = 128;
  private static final int MAX_SOURCE = 256;
  private static final int MAX_REASON = 1024;
  private static final String STATE = "INSTRUCTION_STATE_";

  public static final MessageCodec<Instruction, InstructionProto.Instruction> INSTRUCTION =
      new MessageCodec<>(
          "Instruction",
          MAX_BYTES,
          InstructionProto.Instruction.parser(),
          InstructionCodecs::instruction,
          InstructionCodecs::instruction);

  public static final MessageCodec<InstructionRequest, InstructionProto.InstructionRequest>
      INSTRUCTION_REQUEST =
          new MessageCodec<>(
              "InstructionRequest",
              MAX_BYTES,
              InstructionProto.InstructionRequest.parser(),
              InstructionCodecs::request,
              InstructionCodecs::request);

  public static final MessageCodec<CancelRequest, InstructionProto.CancelRequest> CANCEL_REQUEST =
      new MessageCodec<>(
          "CancelRequest",
          MAX_BYTES,
          InstructionProto.CancelRequest.parser(),
          InstructionCodecs::cancel,
          InstructionCodecs::cancel);

  public static final MessageCodec<InstructionEvent, InstructionProto.InstructionEvent>
      INSTRUCTION_EVENT =
          new MessageCodec<>(
              "InstructionEvent",
              MAX_BYTES,
              InstructionProto.InstructionEvent.parser(),
              InstructionCodecs::event,
              InstructionCodecs::event);

  private InstructionCodecs() {}

  private static InstructionProto.Instruction instruction(Instruction instruction) {
    InstructionProto.Instruction.Builder message =
        InstructionProto.Instruction.newBuilder()
            .setId(instruction.id())
            .setText(instruction.text())
            .setSource(instruction.source())
            .setReceivedNanos(instruction.receivedNanos())
            .setPriority(instruction.priority());
    if (instruction.deadlineNanos() != Instruction.NO_DEADLINE) {
      message.setDeadlineNanos(instruction.deadlineNanos());
    }
    return message.build();
  }

  private static Instruction instruction(InstructionProto.Instruction instruction) {
    return new Instruction(
        instruction.getId(),
        instruction.getText(),
        Fields.text("source", instruction.getSource(), MAX_SOURCE),
        instruction.getReceivedNanos(),
        instruction.hasDeadlineNanos() ? instruction.getDeadlineNanos() : Instruction.NO_DEADLINE,
        instruction.getPriority());
  }

  private static InstructionProto.InstructionRequest request(InstructionRequest request) {
    InstructionProto.InstructionRequest.Builder message =
        InstructionProto.InstructionRequest.newBuilder()
            .setId(request.id())
            .setText(request.text())
            .setPriority(request.priority());
    if (request.timeoutNanos() != Instruction.NO_DEADLINE) {
      message.setTimeoutNanos(request.timeoutNanos());
    }
    return message.build();
  }

  private static InstructionRequest request(InstructionProto.InstructionRequest request) {
    return new InstructionRequest(
        request.getId(),
        request.getText(),
        request.getPriority(),
        request.hasTimeoutNanos() ? request.getTimeoutNanos() : Instruction.NO_DEADLINE);
  }

  private static InstructionProto.CancelRequest cancel(CancelRequest request) {
    return InstructionProto.CancelRequest.newBuilder()
        .setInstructionId(request.instructionId())
        .setReason(request.reason())
        .build();
  }

  private static CancelRequest cancel(InstructionProto.CancelRequest request) {
    return new CancelRequest(request.getInstructionId(), request.getReason());
  }

  private static InstructionProto.InstructionEvent event(InstructionEvent event) {
    return InstructionProto.InstructionEvent.newBuilder()
        .setInstructionId(event.instructionId())
        .setState(InstructionProto.InstructionState.valueOf(STATE + event.state().name()))
        .setReason(event.reason())
        .setStampNanos(event.stampNanos())
        .setSteps(event.steps())
        .setElapsedNanos(event.elapsedNanos())
        .build();
  }

  private static InstructionEvent event(InstructionProto.InstructionEvent event) {
    return new InstructionEvent(
        Fields.text("instruction_id", event.getInstructionId(), MAX_ID),
        Fields.constant("state", InstructionState.class, STATE, event.getState()),
        Fields.text("reason", event.getReason(), MAX_REASON),
        event.getStampNanos(),
        event.getSteps(),
        event.getElapsedNanos());
  }
}
