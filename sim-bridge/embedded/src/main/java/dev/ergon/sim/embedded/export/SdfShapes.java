package dev.ergon.sim.embedded.export;

import dev.ergon.core.geometry.Quaternion;
import dev.ergon.core.geometry.Transform;
import dev.ergon.core.geometry.Vec3;
import dev.ergon.sim.embedded.physics.ConvexShape;
import dev.ergon.sim.embedded.physics.MassSpec;

/** Poses, shapes and masses in SDF. */
final class SdfShapes {
  private final Xml xml;

  SdfShapes(Xml xml) {
    this.xml = xml;
  }

  /** {@code <pose>}: metres, then w, x, y, z turned into SDF's order x, y, z, w. */
  void pose(Transform pose, String... attributes) {
    Quaternion q = pose.rotation();
    String[] all = new String[attributes.length + 2];
    System.arraycopy(attributes, 0, all, 0, attributes.length);
    all[attributes.length] = "rotation_format";
    all[attributes.length + 1] = "quat_xyzw";
    xml.text(
        "pose",
        Xml.vector(pose.translation()) + " " + Xml.numbers(q.x(), q.y(), q.z(), q.w()),
        all);
  }

  void collision(String name, Transform pose, ConvexShape shape, double friction) {
    try (var collision = xml.in("collision", "name", name)) {
      placed(pose, shape);
      try (var surface = xml.in("surface");
          var outer = xml.in("friction");
          var ode = xml.in("ode")) {
        xml.text("mu", Xml.number(friction)).text("mu2", Xml.number(friction));
      }
    }
  }

  void visual(String name, Transform pose, ConvexShape shape, int rgb) {
    try (var visual = xml.in("visual", "name", name)) {
      placed(pose, shape);
      try (var material = xml.in("material")) {
        xml.text("ambient", Xml.rgba(rgb)).text("diffuse", Xml.rgba(rgb));
      }
    }
  }

  void inertial(MassSpec mass) {
    double[] i = mass.inertia();
    try (var inertial = xml.in("inertial")) {
      pose(new Transform(mass.centreOfMass(), Quaternion.IDENTITY));
      xml.text("mass", Xml.number(mass.massKg()));
      try (var inertia = xml.in("inertia")) {
        xml.text("ixx", Xml.number(i[0]))
            .text("ixy", Xml.number(i[1]))
            .text("ixz", Xml.number(i[2]))
            .text("iyy", Xml.number(i[4]))
            .text("iyz", Xml.number(i[5]))
            .text("izz", Xml.number(i[8]));
      }
    }
  }

  private void placed(Transform pose, ConvexShape shape) {
    pose(shape instanceof ConvexShape.Hull hull ? pose.times(foot(hull)) : pose);
    try (var geometry = xml.in("geometry")) {
      geometry(shape);
    }
  }

  /** SDF extrudes an outline upwards from z = 0. */
  private static Transform foot(ConvexShape.Hull hull) {
    return Transform.ofTranslation(0, 0, -PartMass.Prism.of(hull).heightM() / 2);
  }

  private void geometry(ConvexShape shape) {
    if (shape instanceof ConvexShape.Box box) {
      try (var inner = xml.in("box")) {
        xml.text("size", Xml.vector(box.sizeM()));
      }
    } else if (shape instanceof ConvexShape.Cylinder cylinder) {
      try (var inner = xml.in("cylinder")) {
        xml.text("radius", Xml.number(cylinder.radiusM()))
            .text("length", Xml.number(cylinder.lengthM()));
      }
    } else if (shape instanceof ConvexShape.Sphere sphere) {
      try (var inner = xml.in("sphere")) {
        xml.text("radius", Xml.number(sphere.radiusM()));
      }
    } else if (shape instanceof ConvexShape.Hull hull) {
      PartMass.Prism prism = PartMass.Prism.of(hull);
      try (var inner = xml.in("polyline")) {
        for (Vec3 corner : prism.outline()) {
          xml.text("point", Xml.numbers(corner.x(), corner.y()));
        }
        xml.text("height", Xml.number(prism.heightM()));
      }
    }
  }
}
