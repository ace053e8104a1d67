package dev.ergon.core.proto;

import com.google.protobuf.ByteString;
import dev.ergon.core.image.Image;
import dev.ergon.core.image.PixelFormat;
import dev.ergon.core.observation.CameraFrame;
import dev.ergon.core.observation.CameraSpec;
import dev.ergon.core.observation.Observation;

/** {@code observation.proto}. */
public final class ObservationCodecs {
  /** More cameras than any robot that Ergon drives. */
  static final int MAX_CAMERAS = 32;

  private static final int MAX_NAME = 64;
  private static final int MAX_BYTES = 64 << 20;
  private static final String FORMAT = "PIXEL_FORMAT_";

  public static final MessageCodec<Observation, ObservationProto.Observation> OBSERVATION =
      new MessageCodec<>(
          "Observation",
          MAX_BYTES,
          ObservationProto.Observation.parser(),
          ObservationCodecs::observation,
          ObservationCodecs::observation);

  public static final MessageCodec<CameraFrame, ObservationProto.CameraFrame> CAMERA_FRAME =
      new MessageCodec<>(
          "CameraFrame",
          MAX_BYTES,
          ObservationProto.CameraFrame.parser(),
          ObservationCodecs::frame,
          ObservationCodecs::frame);

  private ObservationCodecs() {}

  static ObservationProto.CameraSpec camera(CameraSpec camera) {
    return ObservationProto.CameraSpec.newBuilder()
        .setName(camera.name())
        .setWidth(camera.width())
        .setHeight(camera.height())
        .build();
  }

  static CameraSpec camera(ObservationProto.CameraSpec camera) {
    return new CameraSpec(
        Fields.text("name", camera.getName(), MAX_NAME), camera.getWidth(), camera.getHeight());
  }

  private static ObservationProto.Observation observation(Observation observation) {
    return ObservationProto.Observation.newBuilder()
        .setStampNanos(observation.stampNanos())
        .addAllFrames(observation.frames().stream().map(ObservationCodecs::frame).toList())
        .setJoints(RobotCodecs.jointState(observation.joints()))
        .setEndEffector(GeometryMessages.pose(observation.endEffector()))
        .build();
  }

  private static Observation observation(ObservationProto.Observation observation) {
    return new Observation(
        observation.getStampNanos(),
        Fields.list("frames", observation.getFramesList(), MAX_CAMERAS, ObservationCodecs::frame),
        Fields.required(
            "joints", observation.hasJoints(), observation.getJoints(), RobotCodecs::jointState),
        Fields.required(
            "end_effector",
            observation.hasEndEffector(),
            observation.getEndEffector(),
            GeometryMessages::pose));
  }

  private static ObservationProto.CameraFrame frame(CameraFrame frame) {
    return ObservationProto.CameraFrame.newBuilder()
        .setCamera(frame.camera())
        .setStampNanos(frame.stampNanos())
        .setImage(image(frame.image()))
        .build();
  }

  private static CameraFrame frame(ObservationProto.CameraFrame frame) {
    return new CameraFrame(
        Fields.text("camera", frame.getCamera(), MAX_NAME),
        frame.getStampNanos(),
        Fields.required("image", frame.hasImage(), frame.getImage(), ObservationCodecs::image));
  }

  private static ObservationProto.Image image(Image image) {
    return ObservationProto.Image.newBuilder()
        .setWidth(image.width())
        .setHeight(image.height())
        .setFormat(ObservationProto.PixelFormat.valueOf(FORMAT + image.format().name()))
        .setSamples(ByteString.copyFrom(image.toBytes()))
        .build();
  }

  private static Image image(ObservationProto.Image image) {
    PixelFormat format = Fields.constant("format", PixelFormat.class, FORMAT, image.getFormat());
    return Image.adopt(
        image.getWidth(), image.getHeight(), format, image.getSamples().toByteArray());
  }
}
