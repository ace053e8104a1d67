package dev.ergon.core.proto;

import dev.ergon.core.policy.PolicySpec;
import dev.ergon.core.policy.PolicyStep;
import java.util.Arrays;

/** {@code policy.proto}. */
public final class PolicyCodecs {
  private static final int MAX_NAME = 256;
  private static final int MAX_TEXT = 64 << 10;
  private static final int MAX_TOKENS = 64 << 10;
  private static final int MAX_STAGES = 64;
  private static final int MAX_BYTES = 2 << 20;

  public static final MessageCodec<PolicySpec, PolicyProto.PolicySpec> POLICY_SPEC =
      new MessageCodec<>(
          "PolicySpec",
          MAX_BYTES,
          PolicyProto.PolicySpec.parser(),
          PolicyCodecs::spec,
          PolicyCodecs::spec);

  public static final MessageCodec<PolicyStep, PolicyProto.PolicyStep> POLICY_STEP =
      new MessageCodec<>(
          "PolicyStep",
          MAX_BYTES,
          PolicyProto.PolicyStep.parser(),
          PolicyCodecs::step,
          PolicyCodecs::step);

  private PolicyCodecs() {}

  private static PolicyProto.PolicySpec spec(PolicySpec spec) {
    return PolicyProto.PolicySpec.newBuilder()
        .setName(spec.name())
        .setActionSpace(ActionCodecs.space(spec.actionSpace()))
        .addAllCameras(spec.cameras().stream().map(ObservationCodecs::camera).toList())
        .setStepPeriodNanos(spec.stepPeriodNanos())
        .setChunkLength(spec.chunkLength())
        .build();
  }

  private static PolicySpec spec(PolicyProto.PolicySpec spec) {
    return new PolicySpec(
        Fields.text("name", spec.getName(), MAX_NAME),
        Fields.required(
            "action_space", spec.hasActionSpace(), spec.getActionSpace(), ActionCodecs::space),
        Fields.list(
            "cameras",
            spec.getCamerasList(),
            ObservationCodecs.MAX_CAMERAS,
            ObservationCodecs::camera),
        spec.getStepPeriodNanos(),
        spec.getChunkLength());
  }

  private static PolicyProto.PolicyStep step(PolicyStep step) {
    PolicyProto.PolicyStep.Builder message =
        PolicyProto.PolicyStep.newBuilder()
            .setChunk(ActionCodecs.chunk(step.chunk()))
            .addAllTokens(Arrays.stream(step.tokens()).boxed().toList())
            .setText(step.text());
    for (PolicyStep.StageTime stage : step.stages()) {
      message.addStages(
          PolicyProto.PolicyStep.StageTime.newBuilder()
              .setStage(stage.stage())
              .setNanos(stage.nanos()));
    }
    return message.build();
  }

  private static PolicyStep step(PolicyProto.PolicyStep step) {
    Fields.requireCount("tokens", step.getTokensCount(), MAX_TOKENS);
    return new PolicyStep(
        Fields.required("chunk", step.hasChunk(), step.getChunk(), ActionCodecs::chunk),
        step.getTokensList().stream().mapToInt(Integer::intValue).toArray(),
        Fields.text("text", step.getText(), MAX_TEXT),
        Fields.list(
            "stages",
            step.getStagesList(),
            MAX_STAGES,
            s ->
                new PolicyStep.StageTime(
                    Fields.text("stage", s.getStage(), MAX_NAME), s.getNanos())));
  }
}
