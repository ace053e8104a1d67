package dev.ergon.control.log;

import dev.ergon.core.geometry.Quaternion;
import dev.ergon.core.geometry.Transform;
import dev.ergon.core.geometry.Vec3;
import dev.ergon.core.robot.Joint;
import dev.ergon.core.robot.JointType;
import dev.ergon.core.robot.RobotModel;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the arm's tool and links are, from its description by transforms alone: neither the
 * planner's kinematics nor the envelope's. Fingers are no part of it. Owned by one thread.
 */
final class PlacedArm {
  /** Links with fewer joints between them than this touch by design. */
  private static final int JOINTS_BETWEEN = 3;

  private final RobotModel model;
  private final List<List<LinkCapsule>> ofLink = new ArrayList<>();
  private final List<LinkCapsule> placed = new ArrayList<>();
  private Vec3 tool = Vec3.ZERO;

  PlacedArm(RobotModel model) {
    this.model = model;
    int body = 0;
    ofLink.add(capsules(model.baseLink(), body));
    for (Joint joint : model.chain()) {
      body += joint.type() == JointType.FIXED ? 0 : 1;
      ofLink.add(capsules(joint.childLink(), body));
    }
  }

  private List<LinkCapsule> capsules(String link, int body) {
    return model.description().link(link).orElseThrow().collisions().stream()
        .flatMap(collision -> LinkCapsule.of(body, collision).stream())
        .toList();
  }

  /** Moves it to joint positions {@code position}, rad or m. */
  void place(double[] position) {
    placed.clear();
    Transform xBL = Transform.IDENTITY;
    placed.addAll(ofLink.get(0));
    int moving = 0;
    for (int i = 0; i < model.chain().size(); i++) {
      Joint joint = model.chain().get(i);
      xBL = xBL.times(joint.origin());
      if (joint.type() != JointType.FIXED) {
        xBL = xBL.times(motion(joint, position[moving++]));
      }
      for (LinkCapsule capsule : ofLink.get(i + 1)) {
        placed.add(capsule.placed(xBL));
      }
    }
    tool = xBL.translation();
  }

  private static Transform motion(Joint joint, double position) {
    return joint.type() == JointType.PRISMATIC
        ? new Transform(joint.axis().times(position), Quaternion.IDENTITY)
        : new Transform(Vec3.ZERO, Quaternion.ofAxisAngle(joint.axis(), position));
  }

  /** Where the tool is, in the base frame. */
  Vec3 tool() {
    return tool;
  }

  /** How high above {@code heightM} the lowest point of a moving link is. */
  double aboveM(double heightM) {
    double least = Double.POSITIVE_INFINITY;
    for (LinkCapsule capsule : placed) {
      if (capsule.body() > 0) {
        least = Math.min(least, capsule.lowestM() - heightM);
      }
    }
    return least;
  }

  /** How far the nearest moving link is from a box. */
  double fromBoxM(Vec3 lower, Vec3 upper) {
    double least = Double.POSITIVE_INFINITY;
    for (LinkCapsule capsule : placed) {
      if (capsule.body() > 0) {
        least = Math.min(least, capsule.gapM(lower, upper));
      }
    }
    return least;
  }

  /** How far the nearest two links are from each other that must not touch. */
  double fromItselfM() {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < placed.size(); i++) {
      for (int j = i + 1; j < placed.size(); j++) {
        if (placed.get(j).body() - placed.get(i).body() >= JOINTS_BETWEEN) {
          least = Math.min(least, placed.get(i).gapM(placed.get(j)));
        }
      }
    }
    return least;
  }
}
