package dev.ergon.core.robot.urdf;

import static java.lang.Double.NEGATIVE_INFINITY;
import static java.lang.Double.POSITIVE_INFINITY;

import dev.ergon.core.geometry.Vec3;
import dev.ergon.core.robot.Joint;
import dev.ergon.core.robot.JointLimits;
import dev.ergon.core.robot.JointType;
import dev.ergon.core.robot.Mimic;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code <joint>} and what stands in it. */
final class JointElements {
  private JointElements() {}

  static Joint joint(XmlElement joint) {
    JointType type = type(joint);
    return new Joint(
        joint.text("name"),
        type,
        joint.requiredChild("parent").text("link"),
        joint.requiredChild("child").text("link"),
        LinkElements.origin(joint),
        axis(joint),
        limits(joint, type),
        mimic(joint));
  }

  private static JointType type(XmlElement joint) {
    String type = joint.text("type");
    return switch (type) {
      case "revolute" -> JointType.REVOLUTE;
      case "continuous" -> JointType.CONTINUOUS;
      case "prismatic" -> JointType.PRISMATIC;
      case "fixed" -> JointType.FIXED;
      case "floating", "planar" ->
          throw joint.attributeError(
              "type",
              "a joint of one degree of freedom: revolute, continuous, prismatic or fixed; split a "
                  + type
                  + " joint into several of these");
      default -> throw joint.attributeError("type", "revolute, continuous, prismatic or fixed");
    };
  }

  private static Vec3 axis(XmlElement joint) {
    Optional<XmlElement> axis = joint.child("axis");
    if (axis.isEmpty()) {
      return Vec3.X;
    }
    Vec3 xyz = axis.get().vector("xyz");
    double length = xyz.norm();
    if (!(length >= 1e-6 && length <= 1e6)) {
      throw axis.get().attributeError("xyz", "a direction of length 1");
    }
    return xyz.normalised();
  }

  private static JointLimits limits(XmlElement joint, JointType type) {
    return switch (type) {
      case REVOLUTE, PRISMATIC -> bounded(joint.requiredChild("limit"));
      case CONTINUOUS -> joint.child("limit").map(JointElements::endless).orElse(unlimited());
      case FIXED ->
          new JointLimits(
              0, 0, POSITIVE_INFINITY, POSITIVE_INFINITY, POSITIVE_INFINITY, POSITIVE_INFINITY);
    };
  }

  private static JointLimits bounded(XmlElement limit) {
    double lower = limit.number("lower", 0);
    double upper = limit.number("upper", 0);
    if (lower > upper) {
      throw limit.attributeError("lower", "at most the upper limit " + upper);
    }
    return limits(limit, lower, upper);
  }

  /** A continuous joint has no position limits, even where the file gives some. */
  private static JointLimits endless(XmlElement limit) {
    return limits(limit, NEGATIVE_INFINITY, POSITIVE_INFINITY);
  }

  private static JointLimits unlimited() {
    return new JointLimits(
        NEGATIVE_INFINITY,
        POSITIVE_INFINITY,
        POSITIVE_INFINITY,
        POSITIVE_INFINITY,
        POSITIVE_INFINITY,
        POSITIVE_INFINITY);
  }

  private static JointLimits limits(XmlElement limit, double lower, double upper) {
    return new JointLimits(
        lower,
        upper,
        limit.positive("velocity"),
        limit.positive("acceleration", POSITIVE_INFINITY),
        limit.positive("jerk", POSITIVE_INFINITY),
        limit.positive("effort"));
  }

  private static @Nullable Mimic mimic(XmlElement joint) {
    return joint
        .child("mimic")
        .map(m -> new Mimic(m.text("joint"), m.number("multiplier", 1), m.number("offset", 0)))
        .orElse(null);
  }
}
