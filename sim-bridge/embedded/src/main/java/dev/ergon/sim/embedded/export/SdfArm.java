package dev.ergon.sim.embedded.export;

import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.geometry.Transform;
import dev.ergon.core.robot.Collision;
import dev.ergon.core.robot.Inertial;
import dev.ergon.core.robot.Joint;
import dev.ergon.core.robot.JointType;
import dev.ergon.core.robot.Link;
import dev.ergon.core.robot.Shape;
import dev.ergon.core.robot.Visual;
import dev.ergon.sim.embedded.physics.ConvexShape;
import dev.ergon.sim.embedded.physics.MassSpec;
import java.util.List;
import java.util.Locale;

/**
 * The arm as a model of SDF. Links are placed by their joints ({@code relative_to}), so that no
 * pose is computed. SDF 1.9 knows no mimicking joints: one that mimics listens to the commands of
 * the joint it follows. Controllers set speeds, up to each joint's own, not forces, and so need no
 * gains.
 */
final class SdfArm {
  private static final double FRICTION = 0.6;
  private static final double FINGER_FRICTION = 1.6;

  /** Fixed links without mass; Gazebo refuses those. */
  private static final double SMALL_KG = 0.01;

  private final ExportedWorld world;
  private final Xml xml;
  private final SdfShapes shapes;

  SdfArm(ExportedWorld world, Xml xml, SdfShapes shapes) {
    this.world = world;
    this.xml = xml;
    this.shapes = shapes;
  }

  void write() {
    var robot = world.model().description();
    try (var model = xml.in("model", "name", robot.name())) {
      xml.comment("The arm's gravity is compensated, as a real arm's controller does.");
      try (var base = xml.in("joint", "name", "world_to_" + robot.root().name(), "type", "fixed")) {
        xml.text("parent", "world").text("child", robot.root().name());
      }
      for (Link link : robot.links()) {
        link(link);
      }
      for (Joint joint : robot.joints()) {
        joint(joint);
      }
      for (Joint joint : robot.joints()) {
        if (joint.type() != JointType.FIXED) {
          controller(joint);
        }
      }
      xml.leaf(
          "plugin",
          "filename",
          "gz-sim-joint-state-publisher-system",
          "name",
          "gz::sim::systems::JointStatePublisher");
    }
  }

  private void link(Link link) {
    try (var element = xml.in("link", "name", link.name())) {
      world
          .model()
          .description()
          .parentJointOf(link.name())
          .ifPresent(joint -> shapes.pose(Transform.IDENTITY, "relative_to", joint.name()));
      xml.text("gravity", "false");
      shapes.inertial(mass(link));
      int number = 0;
      for (Visual visual : link.visuals()) {
        shapes.visual(
            "visual" + number++, visual.origin(), convex(link, visual.shape()), visual.rgb());
      }
      number = 0;
      for (Collision collision : link.collisions()) {
        shapes.collision(
            "collision" + number++,
            collision.origin(),
            convex(link, collision.shape()),
            isFinger(link) ? FINGER_FRICTION : FRICTION);
      }
      for (CameraPicture camera : world.cameras()) {
        if (camera.mount().parentLink().equals(link.name())) {
          SdfWorld.camera(xml, shapes, camera);
        }
      }
    }
  }

  private boolean isFinger(Link link) {
    return world
        .model()
        .description()
        .parentJointOf(link.name())
        .map(joint -> joint.type() == JointType.PRISMATIC)
        .orElse(false);
  }

  private static MassSpec mass(Link link) {
    double small = SMALL_KG * 1e-4;
    Inertial inertial =
        link.inertial() != null
            ? link.inertial()
            : new Inertial(Transform.IDENTITY, SMALL_KG, small, 0, 0, small, 0, small);
    return MassSpec.of(List.of(new MassSpec.Portion(Transform.IDENTITY, inertial)));
  }

  private void joint(Joint joint) {
    String type = joint.type().name().toLowerCase(Locale.ROOT);
    try (var element = xml.in("joint", "name", joint.name(), "type", type)) {
      shapes.pose(joint.origin(), "relative_to", joint.parentLink());
      xml.text("parent", joint.parentLink()).text("child", joint.childLink());
      if (joint.type() != JointType.FIXED) {
        try (var axis = xml.in("axis")) {
          xml.text("xyz", Xml.vector(joint.axis()));
          limits(joint);
        }
      }
    }
  }

  private void limits(Joint joint) {
    try (var limit = xml.in("limit")) {
      if (joint.type() != JointType.CONTINUOUS) {
        xml.text("lower", Xml.number(joint.limits().lower()))
            .text("upper", Xml.number(joint.limits().upper()));
      }
      if (Double.isFinite(joint.limits().effort())) {
        xml.text("effort", Xml.number(joint.limits().effort()));
      }
      if (Double.isFinite(joint.limits().velocity())) {
        xml.text("velocity", Xml.number(joint.limits().velocity()));
      }
    }
  }

  private void controller(Joint joint) {
    var model = world.model();
    String commanded = joint.mimic() == null ? joint.name() : joint.mimic().joint();
    int index = model.actuatedNames().indexOf(commanded);
    try (var plugin =
        xml.in(
            "plugin",
            "filename",
            "gz-sim-joint-position-controller-system",
            "name",
            "gz::sim::systems::JointPositionController")) {
      xml.text("joint_name", joint.name())
          .text("topic", "/model/" + model.name() + "/joint/" + commanded + "/0/cmd_pos")
          .text("use_velocity_commands", "true")
          .text("cmd_max", Xml.number(Math.min(joint.limits().velocity(), 10)))
          .text("initial_position", Xml.number(index < 0 ? 0 : world.home()[index]));
    }
  }

  static ConvexShape convex(Link link, Shape shape) {
    return ConvexShape.of(shape)
        .orElseThrow(() ->
            new InvalidInputException(
                "link '"
                    + link.name()
                    + "' has a mesh; boxes, cylinders and spheres are exported"));
  }
}
