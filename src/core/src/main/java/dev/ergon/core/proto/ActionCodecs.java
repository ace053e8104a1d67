package dev.ergon.core.proto;

import dev.ergon.core.action.ActionChunk;
import dev.ergon.core.action.ActionDimension;
import dev.ergon.core.action.ActionKind;
import dev.ergon.core.action.ActionSpace;
import dev.ergon.core.action.GripperConvention;
import dev.ergon.core.action.RotationEncoding;

/** {@code action.proto}. */
public final class ActionCodecs {
  private static final int MAX_NAME = 256;
  private static final int MAX_BYTES = 1 << 20;
  private static final String KIND = "ACTION_KIND_";
  private static final String ROTATION = "ROTATION_ENCODING_";
  private static final String GRIPPER = "GRIPPER_CONVENTION_";

  public static final MessageCodec<ActionSpace, ActionProto.ActionSpace> ACTION_SPACE =
      new MessageCodec<>(
          "ActionSpace",
          MAX_BYTES,
          ActionProto.ActionSpace.parser(),
          ActionCodecs::space,
          ActionCodecs::space);

  public static final MessageCodec<ActionChunk, ActionProto.ActionChunk> ACTION_CHUNK =
      new MessageCodec<>(
          "ActionChunk",
          MAX_BYTES,
          ActionProto.ActionChunk.parser(),
          ActionCodecs::chunk,
          ActionCodecs::chunk);

  private ActionCodecs() {}

  static ActionProto.ActionSpace space(ActionSpace space) {
    return ActionProto.ActionSpace.newBuilder()
        .setName(space.name())
        .addAllDimensions(space.dimensions().stream().map(ActionCodecs::dimension).toList())
        .setFrame(space.frame())
        .setRotation(ActionProto.RotationEncoding.valueOf(ROTATION + space.rotation().name()))
        .setGripper(ActionProto.GripperConvention.valueOf(GRIPPER + space.gripper().name()))
        .build();
  }

  static ActionSpace space(ActionProto.ActionSpace space) {
    return new ActionSpace(
        Fields.text("name", space.getName(), MAX_NAME),
        Fields.list(
            "dimensions",
            space.getDimensionsList(),
            ActionSpace.MAX_DIMENSIONS,
            ActionCodecs::dimension),
        Fields.text("frame", space.getFrame(), MAX_NAME),
        Fields.constant("rotation", RotationEncoding.class, ROTATION, space.getRotation()),
        Fields.constant("gripper", GripperConvention.class, GRIPPER, space.getGripper()));
  }

  static ActionProto.ActionChunk chunk(ActionChunk chunk) {
    return ActionProto.ActionChunk.newBuilder()
        .setSequence(chunk.sequence())
        .setObservationStampNanos(chunk.observationStampNanos())
        .setStepPeriodNanos(chunk.stepPeriodNanos())
        .setHorizon(chunk.horizon())
        .setDimensions(chunk.dimensions())
        .addAllValues(RobotCodecs.boxed(chunk.values()))
        .build();
  }

  static ActionChunk chunk(ActionProto.ActionChunk chunk) {
    return new ActionChunk(
        chunk.getSequence(),
        chunk.getObservationStampNanos(),
        chunk.getStepPeriodNanos(),
        chunk.getHorizon(),
        chunk.getDimensions(),
        Fields.doubles(
            "values", chunk.getValuesList(), ActionChunk.MAX_HORIZON * ActionSpace.MAX_DIMENSIONS));
  }

  private static ActionProto.ActionDimension dimension(ActionDimension dimension) {
    return ActionProto.ActionDimension.newBuilder()
        .setName(dimension.name())
        .setKind(ActionProto.ActionKind.valueOf(KIND + dimension.kind().name()))
        .setLow(dimension.low())
        .setHigh(dimension.high())
        .build();
  }

  private static ActionDimension dimension(ActionProto.ActionDimension dimension) {
    return new ActionDimension(
        Fields.text("name", dimension.getName(), MAX_NAME),
        Fields.constant("kind", ActionKind.class, KIND, dimension.getKind()),
        dimension.getLow(),
        dimension.getHigh());
  }
}
