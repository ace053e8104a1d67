package dev.ergon.sim.embedded.arm;

import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.geometry.Transform;
import dev.ergon.core.robot.Collision;
import dev.ergon.core.robot.Joint;
import dev.ergon.core.robot.JointType;
import dev.ergon.core.robot.Link;
import dev.ergon.core.robot.RobotDescription;
import dev.ergon.core.robot.RobotModel;
import dev.ergon.core.robot.Shape;
import dev.ergon.sim.embedded.physics.BodySpec;
import dev.ergon.sim.embedded.physics.ConvexShape;
import dev.ergon.sim.embedded.physics.JointSpec;
import dev.ergon.sim.embedded.physics.MassSpec;
import dev.ergon.sim.embedded.physics.PhysicsEngine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * A robot's bodies and joints in a physics world. Links that fixed joints join are one body. The
 * links weigh nothing, as if gravity were compensated, but keep their inertia. Links of the robot
 * do not collide with each other. Used from one thread.
 */
public final class SimulatedArm {
  private static final double LINK_FRICTION = 0.6;
  private static final double FINGER_FRICTION = 1.6;

  /**
   * What a geared motor's rotor adds to the inertia of its link: in a real arm the larger part, and
   * what keeps the solver of a chain of light links steady. In kg m^2 per Nm of the motor.
   */
  private static final double ROTOR_PER_EFFORT = 1.0 / 240;

  private static final double FINGER_ROTOR_KG_M2 = 0.002;

  private final PhysicsEngine engine;
  private final RobotDescription description;
  private final List<String> fingerLinks;
  private final Map<String, Place> places = new HashMap<>();
  private final Map<String, Integer> joints = new HashMap<>();

  /** Where a link sits: the engine's number of its body, and {@code X_BL}. */
  private record Place(int body, Transform xBodyLink) {}

  /**
   * Adds the robot to {@code engine}, at home.
   *
   * @throws InvalidInputException if a link that moves has no mass or no collision shape, or the
   *     collision shape is a mesh
   */
  public SimulatedArm(PhysicsEngine engine, TableArm arm) {
    RobotModel model = arm.model();
    this.engine = engine;
    this.description = model.description();
    this.fingerLinks = fingerLinks(model);
    ToDoubleFunction<String> position =
        name -> {
          int index = model.actuatedNames().indexOf(name);
          return index < 0 ? 0 : arm.home().get(index);
        };
    LinkPoses poses = arm.poses(position);
    addBody(description.root(), poses, 0);
    for (Joint joint : movingJoints(description)) {
      boolean slides = joint.type() == JointType.PRISMATIC;
      Link child = description.link(joint.childLink()).orElseThrow();
      double rotor = slides ? FINGER_ROTOR_KG_M2 : joint.limits().effort() * ROTOR_PER_EFFORT;
      addBody(child, poses, Math.min(rotor, 1));
      JointSpec spec = jointSpec(joint, poses, LinkPoses.position(joint, position));
      joints.put(joint.name(), engine.addJoint(spec));
    }
  }

  /** The engine's number of a joint that moves. */
  public int joint(String name) {
    Integer number = joints.get(name);
    if (number == null) {
      throw new IllegalArgumentException(
          "joint: got '" + name + "', wanted one of " + joints.keySet());
    }
    return number;
  }

  /** The engine's number of the body that a link belongs to. */
  public int bodyOf(String link) {
    return place(link).body();
  }

  /** The engine's numbers of the bodies between which things are held. */
  public List<Integer> fingers() {
    return fingerLinks.stream().map(this::bodyOf).toList();
  }

  /**
   * What the gripper's joint moves, and what follows that joint; the hand itself where nothing
   * does. Empty without a gripper.
   */
  private static List<String> fingerLinks(RobotModel model) {
    Joint gripper = model.gripper();
    if (gripper == null) {
      return List.of();
    }
    List<String> fingers = new ArrayList<>(List.of(gripper.childLink()));
    for (Joint joint : model.description().joints()) {
      if (joint.mimic() != null && joint.mimic().joint().equals(gripper.name())) {
        fingers.add(joint.childLink());
      }
    }
    if (fingers.size() == 1) {
      fingers.add(gripper.parentLink());
    }
    return List.copyOf(fingers);
  }

  /** {@code X_WL}: where a link is. */
  public Transform linkPose(String link) {
    Place place = place(link);
    return engine.pose(place.body()).times(place.xBodyLink());
  }

  private Place place(String link) {
    Place place = places.get(link);
    if (place == null) {
      throw new IllegalArgumentException(
          "link: got '" + link + "', wanted one of " + places.keySet());
    }
    return place;
  }

  private void addBody(Link root, LinkPoses poses, double rotorKgM2) {
    List<Link> rigid = new ArrayList<>();
    collectRigid(root, rigid);
    Transform xBodyWorld = poses.of(root.name()).inverse();
    List<BodySpec.Part> parts = new ArrayList<>();
    List<MassSpec.Portion> masses = new ArrayList<>();
    for (Link link : rigid) {
      Transform xBodyLink = xBodyWorld.times(poses.of(link.name()));
      for (Collision collision : link.collisions()) {
        Transform xBodyPart = xBodyLink.times(collision.origin());
        parts.add(new BodySpec.Part(xBodyPart, convex(link, collision.shape())));
      }
      if (link.inertial() != null) {
        masses.add(new MassSpec.Portion(xBodyLink, link.inertial()));
      }
    }
    boolean fixed = root.equals(description.root());
    requireBody(root, !parts.isEmpty(), "<collision>");
    requireBody(root, fixed || !masses.isEmpty(), "<inertial>");
    MassSpec mass = fixed ? null : MassSpec.of(masses).plusInertia(rotorKgM2);
    Transform xWorldBody = poses.of(root.name());
    double friction = fingerLinks.contains(root.name()) ? FINGER_FRICTION : LINK_FRICTION;
    BodySpec spec = new BodySpec(BodySpec.Role.ROBOT, xWorldBody, parts, mass, 0, friction, true);
    int body = engine.addBody(spec);
    for (Link link : rigid) {
      places.put(link.name(), new Place(body, xBodyWorld.times(poses.of(link.name()))));
    }
  }

  private void requireBody(Link link, boolean holds, String element) {
    if (!holds) {
      throw new InvalidInputException(
          "robot '"
              + description.name()
              + "': link '"
              + link.name()
              + "' has no "
              + element
              + "; the simulator needs one");
    }
  }

  private void collectRigid(Link root, List<Link> into) {
    into.add(root);
    for (Joint joint : description.joints()) {
      if (joint.type() == JointType.FIXED && joint.parentLink().equals(root.name())) {
        collectRigid(description.link(joint.childLink()).orElseThrow(), into);
      }
    }
  }

  private JointSpec jointSpec(Joint joint, LinkPoses poses, double position) {
    Transform xWorldJoint = poses.of(joint.parentLink()).times(joint.origin());
    boolean slides = joint.type() == JointType.PRISMATIC;
    boolean endless = joint.type() == JointType.CONTINUOUS;
    return new JointSpec(
        slides ? JointSpec.Motion.SLIDER : JointSpec.Motion.HINGE,
        bodyOf(joint.parentLink()),
        bodyOf(joint.childLink()),
        xWorldJoint.translation(),
        xWorldJoint.rotation().rotate(joint.axis()),
        position,
        endless ? -3.1 : joint.limits().lower(),
        endless ? 3.1 : joint.limits().upper(),
        Math.min(joint.limits().effort(), 1e6));
  }

  private ConvexShape convex(Link link, Shape shape) {
    return ConvexShape.of(shape)
        .orElseThrow(() ->
            new InvalidInputException(
                "robot '"
                    + description.name()
                    + "': link '"
                    + link.name()
                    + "' collides as a mesh; the simulator takes boxes, cylinders and spheres"));
  }

  /** Parents before children. */
  private static List<Joint> movingJoints(RobotDescription robot) {
    List<Joint> ordered = new ArrayList<>();
    collectBelow(robot, robot.root().name(), ordered);
    return ordered;
  }

  private static void collectBelow(RobotDescription robot, String link, List<Joint> into) {
    for (Joint joint : robot.joints()) {
      if (joint.parentLink().equals(link)) {
        if (joint.type() != JointType.FIXED) {
          into.add(joint);
        }
        collectBelow(robot, joint.childLink(), into);
      }
    }
  }
}
