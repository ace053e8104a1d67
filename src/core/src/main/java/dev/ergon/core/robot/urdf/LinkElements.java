package dev.ergon.core.robot.urdf;

import dev.ergon.core.geometry.Quaternion;
import dev.ergon.core.geometry.Transform;
import dev.ergon.core.geometry.Vec3;
import dev.ergon.core.robot.Collision;
import dev.ergon.core.robot.Inertial;
import dev.ergon.core.robot.Link;
import dev.ergon.core.robot.Shape;
import dev.ergon.core.robot.Visual;
import java.util.List;

/** {@code <link>} and what stands in it. */
final class LinkElements {
  private static final Vec3 UNSCALED = new Vec3(1, 1, 1);

  private LinkElements() {}

  static Link link(XmlElement link, Materials materials) {
    List<Visual> visuals =
        link.children("visual").stream()
            .map(v -> new Visual(origin(v), shape(v), materials.rgb(v)))
            .toList();
    List<Collision> collisions =
        link.children("collision").stream().map(c -> new Collision(origin(c), shape(c))).toList();
    Inertial inertial = link.child("inertial").map(LinkElements::inertial).orElse(null);
    return new Link(link.text("name"), inertial, visuals, collisions);
  }

  /** {@code <origin xyz rpy>} of any element; absent parts are zero. */
  static Transform origin(XmlElement element) {
    return element
        .child("origin")
        .map(o -> {
          Vec3 rpy = o.vector("rpy", Vec3.ZERO);
          return new Transform(
              o.vector("xyz", Vec3.ZERO), Quaternion.ofRollPitchYaw(rpy.x(), rpy.y(), rpy.z()));
        })
        .orElse(Transform.IDENTITY);
  }

  private static Inertial inertial(XmlElement inertial) {
    XmlElement inertia = inertial.requiredChild("inertia");
    return new Inertial(
        origin(inertial),
        inertial.requiredChild("mass").positive("value"),
        moment(inertia, "ixx"),
        inertia.number("ixy", 0),
        inertia.number("ixz", 0),
        moment(inertia, "iyy"),
        inertia.number("iyz", 0),
        moment(inertia, "izz"));
  }

  private static double moment(XmlElement inertia, String key) {
    double value = inertia.number(key);
    if (value < 0) {
      throw inertia.attributeError(key, "a number >= 0");
    }
    return value;
  }

  private static Shape shape(XmlElement visualOrCollision) {
    XmlElement geometry = visualOrCollision.requiredChild("geometry");
    if (geometry.children().size() != 1) {
      throw geometry.error("holds " + geometry.children().size() + " elements, wanted 1 shape");
    }
    XmlElement shape = geometry.children().get(0);
    return switch (shape.name()) {
      case "box" -> new Shape.Box(sides(shape));
      case "cylinder" -> new Shape.Cylinder(shape.positive("radius"), shape.positive("length"));
      case "sphere" -> new Shape.Sphere(shape.positive("radius"));
      case "mesh" -> new Shape.Mesh(shape.text("filename"), shape.vector("scale", UNSCALED));
      default -> throw shape.error("is no shape, wanted box, cylinder, sphere or mesh");
    };
  }

  private static Vec3 sides(XmlElement box) {
    Vec3 size = box.vector("size");
    if (!(size.x() > 0 && size.y() > 0 && size.z() > 0)) {
      throw box.attributeError("size", "three numbers > 0");
    }
    return size;
  }
}
