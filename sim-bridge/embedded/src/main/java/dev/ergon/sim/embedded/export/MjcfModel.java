package dev.ergon.sim.embedded.export;

import dev.ergon.core.geometry.Quaternion;
import dev.ergon.core.geometry.Transform;
import dev.ergon.core.geometry.Vec3;
import dev.ergon.core.robot.Collision;
import dev.ergon.core.robot.Inertial;
import dev.ergon.core.robot.Joint;
import dev.ergon.core.robot.JointType;
import dev.ergon.core.robot.Link;
import dev.ergon.core.robot.Mimic;
import dev.ergon.core.robot.Visual;
import dev.ergon.sim.embedded.SceneBodies;
import dev.ergon.sim.embedded.physics.BodySpec;
import dev.ergon.sim.embedded.physics.ConvexShape;
import dev.ergon.sim.embedded.physics.MassSpec;
import dev.ergon.sim.embedded.scene.CameraMount;
import dev.ergon.sim.embedded.scene.SceneObject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model of MuJoCo (MJCF): the same arm, table, objects and cameras, a position actuator per
 * joint, and the arm's start as the keyframe {@code home}. Angles are radians, quaternions w, x, y,
 * z; box sizes and cylinder lengths are halves, as MJCF has them.
 */
public final class MjcfModel {
  private static final double STEP_S = 0.002;
  private static final double STIFFNESS_PER_EFFORT = 20;

  /** What a geared motor's rotor adds, and what keeps a chain of light links steady. */
  private static final double ARMATURE_PER_EFFORT = 1.0 / 240;

  /** MuJoCo's camera looks against z with y up; ours along z with y down. */
  private static final Transform OPTICAL_TO_MUJOCO =
      new Transform(Vec3.ZERO, Quaternion.ofAxes(Vec3.X, Vec3.Y.times(-1), Vec3.Z.times(-1)));

  private final ExportedWorld world;
  private final Xml xml = new Xml();

  private MjcfModel(ExportedWorld world) {
    this.world = world;
  }

  /** The text of the MJCF file. */
  public static String of(ExportedWorld world) {
    MjcfModel mjcf = new MjcfModel(world);
    mjcf.write();
    return mjcf.xml.toString();
  }

  private void write() {
    String name = world.model().name();
    try (var mujoco = xml.in("mujoco", "model", name)) {
      xml.leaf("compiler", "angle", "radian", "autolimits", "true");
      xml.leaf("option", "timestep", Xml.number(STEP_S), "integrator", "implicitfast");
      meshes();
      try (var body = xml.in("worldbody")) {
        xml.leaf(
            "light",
            "directional",
            "true",
            "dir",
            Xml.vector(world.scene().lighting().towardsLamp().times(-1)));
        cameras(CameraMount.WORLD);
        table();
        world.scene().objects().forEach(this::object);
        link(world.model().description().root(), Transform.IDENTITY, null);
      }
      mimics();
      actuators();
      keyframe();
    }
  }

  /** Hulls are given by their corners, which MuJoCo spans itself. */
  private void meshes() {
    try (var asset = xml.in("asset")) {
      for (SceneObject object : world.scene().objects()) {
        int number = 0;
        for (BodySpec.Part part : SceneBodies.object(object).parts()) {
          if (part.shape() instanceof ConvexShape.Hull hull) {
            List<String> corners = hull.points().stream().map(Xml::vector).toList();
            xml.leaf("mesh", "name", meshOf(object, number), "vertex", String.join("  ", corners));
          }
          number++;
        }
      }
    }
  }

  private static String nameOf(SceneObject object) {
    return object.thing().words().replace(' ', '_');
  }

  private static String meshOf(SceneObject object, int part) {
    return nameOf(object) + "_" + part;
  }

  private void table() {
    BodySpec table = SceneBodies.table();
    for (BodySpec.Part part : table.parts()) {
      List<String> geom = placed(table.xWorldBody().times(part.xBodyPart()));
      geom.addAll(shape(part.shape(), ""));
      geom.addAll(List.of("rgba", Xml.rgba(world.scene().tableRgb())));
      geom.addAll(List.of("friction", Xml.number(table.friction()) + " 0.005 0.0001"));
      leaf("geom", geom);
    }
  }

  private void object(SceneObject object) {
    BodySpec body = SceneBodies.object(object);
    List<String> attributes = new ArrayList<>(List.of("name", nameOf(object)));
    attributes.addAll(placed(object.xWorldStart()));
    try (var element = xml.in("body", attributes.toArray(String[]::new))) {
      xml.leaf("freejoint");
      int number = 0;
      for (BodySpec.Part part : body.parts()) {
        List<String> geom = placed(part.xBodyPart());
        geom.addAll(shape(part.shape(), meshOf(object, number++)));
        geom.addAll(List.of("density", Xml.number(body.densityKgPerM3())));
        geom.addAll(List.of("rgba", Xml.rgba(object.rgb())));
        geom.addAll(List.of("friction", Xml.number(body.friction()) + " 0.005 0.0001"));
        leaf("geom", geom);
      }
    }
  }

  /**
   * @param carrier the joint that carries the link, or null for the root
   */
  private void link(Link link, Transform xParentLink, @Nullable Joint carrier) {
    List<String> attributes = new ArrayList<>(List.of("name", link.name()));
    attributes.addAll(placed(xParentLink));
    attributes.addAll(List.of("gravcomp", "1"));
    try (var element = xml.in("body", attributes.toArray(String[]::new))) {
      if (carrier != null && carrier.type() != JointType.FIXED) {
        joint(carrier);
      }
      Inertial inertial = link.inertial();
      if (inertial != null) {
        inertial(inertial);
      }
      geoms(link);
      cameras(link.name());
      for (Joint joint : world.model().description().joints()) {
        if (joint.parentLink().equals(link.name())) {
          Link child = world.model().description().link(joint.childLink()).orElseThrow();
          link(child, joint.origin(), joint);
        }
      }
    }
  }

  private void joint(Joint joint) {
    List<String> attributes =
        new ArrayList<>(
            List.of(
                "name",
                joint.name(),
                "type",
                joint.type() == JointType.PRISMATIC ? "slide" : "hinge",
                "axis",
                Xml.vector(joint.axis())));
    if (joint.type() != JointType.CONTINUOUS) {
      attributes.addAll(List.of("range", range(joint)));
    }
    if (Double.isFinite(joint.limits().effort())) {
      double armature = joint.limits().effort() * ARMATURE_PER_EFFORT;
      attributes.addAll(List.of("armature", Xml.number(armature)));
      attributes.addAll(List.of("damping", Xml.number(joint.limits().effort() / 10)));
    }
    leaf("joint", attributes);
  }

  private static String range(Joint joint) {
    return Xml.number(joint.limits().lower()) + " " + Xml.number(joint.limits().upper());
  }

  /** MuJoCo takes the whole tensor along the body's axes, in the order xx, yy, zz, xy, xz, yz. */
  private void inertial(Inertial inertial) {
    MassSpec mass = MassSpec.of(List.of(new MassSpec.Portion(Transform.IDENTITY, inertial)));
    double[] i = mass.inertia();
    xml.leaf(
        "inertial",
        "pos",
        Xml.vector(mass.centreOfMass()),
        "mass",
        Xml.number(mass.massKg()),
        "fullinertia",
        Xml.numbers(i[0], i[4], i[8], i[1], i[2], i[5]));
  }

  private void geoms(Link link) {
    for (Visual visual : link.visuals()) {
      List<String> geom = placed(visual.origin());
      geom.addAll(shape(SdfArm.convex(link, visual.shape()), ""));
      geom.addAll(List.of("rgba", Xml.rgba(visual.rgb()), "mass", "0", "group", "2"));
      geom.addAll(List.of("contype", "0", "conaffinity", "0"));
      leaf("geom", geom);
    }
    for (Collision collision : link.collisions()) {
      List<String> geom = placed(collision.origin());
      geom.addAll(shape(SdfArm.convex(link, collision.shape()), ""));
      // These touch everything but one another.
      geom.addAll(List.of("group", "3", "contype", "2", "conaffinity", "1"));
      leaf("geom", geom);
    }
  }

  private void cameras(String link) {
    for (CameraPicture camera : world.cameras()) {
      if (camera.mount().parentLink().equals(link)) {
        List<String> attributes = new ArrayList<>(List.of("name", camera.mount().name()));
        attributes.addAll(placed(camera.mount().xParentCamera().times(OPTICAL_TO_MUJOCO)));
        // Degrees, whatever the compiler's angle says.
        attributes.addAll(
            List.of("fovy", Xml.number(Math.toDegrees(camera.mount().verticalFovRad()))));
        attributes.addAll(List.of("resolution", camera.width() + " " + camera.height()));
        leaf("camera", attributes);
      }
    }
  }

  private void mimics() {
    try (var equality = xml.in("equality")) {
      for (Joint joint : world.model().description().joints()) {
        Mimic mimic = joint.mimic();
        if (mimic != null) {
          xml.leaf(
              "joint",
              "joint1",
              joint.name(),
              "joint2",
              mimic.joint(),
              "polycoef",
              Xml.numbers(mimic.offset(), mimic.multiplier(), 0, 0, 0));
        }
      }
    }
  }

  private void actuators() {
    try (var actuator = xml.in("actuator")) {
      for (Joint joint : world.model().actuatedJoints()) {
        double effort = Math.min(joint.limits().effort(), 1e6);
        List<String> attributes =
            new ArrayList<>(List.of("name", joint.name(), "joint", joint.name()));
        attributes.addAll(List.of("kp", Xml.number(effort * STIFFNESS_PER_EFFORT)));
        attributes.addAll(List.of("forcerange", Xml.numbers(-effort, effort)));
        if (joint.type() != JointType.CONTINUOUS) {
          attributes.addAll(List.of("ctrlrange", range(joint)));
        }
        leaf("position", attributes);
      }
    }
  }

  /** Free bodies come first, each with its place and turn; then the arm's joints from the root. */
  private void keyframe() {
    List<String> positions = new ArrayList<>();
    for (SceneObject object : world.scene().objects()) {
      positions.add(Xml.vector(object.xWorldStart().translation()));
      positions.add(Xml.wxyz(object.xWorldStart().rotation()));
    }
    below(world.model().description().root().name(), positions);
    try (var keyframe = xml.in("keyframe")) {
      xml.leaf(
          "key",
          "name",
          "home",
          "qpos",
          String.join(" ", positions),
          "ctrl",
          Xml.numbers(world.home()));
    }
  }

  private void below(String link, List<String> positions) {
    for (Joint joint : world.model().description().joints()) {
      if (joint.parentLink().equals(link)) {
        if (joint.type() != JointType.FIXED) {
          positions.add(Xml.number(start(joint)));
        }
        below(joint.childLink(), positions);
      }
    }
  }

  private double start(Joint joint) {
    Mimic mimic = joint.mimic();
    int index = world.model().actuatedNames().indexOf(mimic == null ? joint.name() : mimic.joint());
    double at = index < 0 ? 0 : world.home()[index];
    return mimic == null ? at : mimic.multiplier() * at + mimic.offset();
  }

  private static List<String> placed(Transform pose) {
    return new ArrayList<>(
        List.of("pos", Xml.vector(pose.translation()), "quat", Xml.wxyz(pose.rotation())));
  }

  private static List<String> shape(ConvexShape shape, String mesh) {
    if (shape instanceof ConvexShape.Box box) {
      return List.of("type", "box", "size", Xml.vector(box.sizeM().times(0.5)));
    }
    if (shape instanceof ConvexShape.Cylinder cylinder) {
      return List.of(
          "type", "cylinder", "size", Xml.numbers(cylinder.radiusM(), cylinder.lengthM() / 2));
    }
    if (shape instanceof ConvexShape.Sphere sphere) {
      return List.of("type", "sphere", "size", Xml.number(sphere.radiusM()));
    }
    return List.of("type", "mesh", "mesh", mesh);
  }

  private void leaf(String name, List<String> attributes) {
    xml.leaf(name, attributes.toArray(String[]::new));
  }
}
