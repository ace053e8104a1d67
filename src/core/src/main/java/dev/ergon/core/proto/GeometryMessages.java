package dev.ergon.core.proto;

import dev.ergon.core.geometry.Pose;
import dev.ergon.core.geometry.Quaternion;
import dev.ergon.core.geometry.Vec3;

/** {@code geometry.proto}. */
final class GeometryMessages {
  private static final int MAX_FRAME_NAME = 256;

  private GeometryMessages() {}

  static GeometryProto.Pose pose(Pose pose) {
    Vec3 p = pose.position();
    Quaternion q = pose.orientation();
    return GeometryProto.Pose.newBuilder()
        .setFrame(pose.frame())
        .setPosition(GeometryProto.Vec3.newBuilder().setX(p.x()).setY(p.y()).setZ(p.z()))
        .setOrientation(
            GeometryProto.Quaternion.newBuilder().setW(q.w()).setX(q.x()).setY(q.y()).setZ(q.z()))
        .build();
  }

  static Pose pose(GeometryProto.Pose pose) {
    return new Pose(
        Fields.text("frame", pose.getFrame(), MAX_FRAME_NAME),
        Fields.required(
            "position",
            pose.hasPosition(),
            pose.getPosition(),
            p -> new Vec3(p.getX(), p.getY(), p.getZ())),
        Fields.required(
            "orientation",
            pose.hasOrientation(),
            pose.getOrientation(),
            q -> new Quaternion(q.getW(), q.getX(), q.getY(), q.getZ())));
  }
}
