package dev.ergon.control.kinematics;

import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.geometry.Quaternion;
import dev.ergon.core.geometry.Transform;
import dev.ergon.core.geometry.Vec3;
import dev.ergon.core.robot.Joint;
import dev.ergon.core.robot.JointLimits;
import dev.ergon.core.robot.JointType;
import dev.ergon.core.robot.RobotModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The geometry of a serial arm of 5 to 8 joints: revolute, continuous or prismatic, about any axis,
 * fixed joints folded in. Constant, so it may be shared; results go to a {@link KinematicsData}.
 *
 * <p>Each body's frame has its origin on its joint and its z axis along the joint's axis, whatever
 * the description says, so that moving a joint is a turn about (or a shift along) z: the kernels
 * need no case for the axis. {@link #placementOf} takes a link's own frame into account.
 *
 * <p>The maths is the product of transforms of Siciliano et al., Robotics (2009), sections 2.8 and
 * 3.1.3.
 */
public final class ArmKinematics {
  /** The fewest joints an arm may have. */
  public static final int MIN_DOF = 5;

  /** The most joints an arm may have. */
  public static final int MAX_DOF = 8;

  private final int dof;
  private final boolean[] slides;
  private final Transform[] origins;
  private final double[] originRotation;
  private final double[] originTranslation;
  private final double[] toolOffsetRotation = new double[9];
  private final double[] toolOffset = new double[3];
  private final List<JointLimits> limits;
  private final Map<String, LinkPlacement> placements;
  private final String robotName;

  /**
   * @throws InvalidInputException if the arm has fewer than 5 or more than 8 joints
   */
  public ArmKinematics(RobotModel model) {
    robotName = model.name();
    dof = model.armDof();
    if (dof < MIN_DOF || dof > MAX_DOF) {
      throw new InvalidInputException(
          "robot '%s': got an arm of %d joints from '%s' to '%s', wanted %d to %d"
              .formatted(robotName, dof, model.baseLink(), model.toolLink(), MIN_DOF, MAX_DOF));
    }
    slides = new boolean[dof];
    origins = new Transform[dof];
    originRotation = new double[9 * dof];
    originTranslation = new double[3 * dof];
    limits = model.armJoints().stream().map(Joint::limits).toList();
    placements = new HashMap<>();
    Transform tool = foldChain(model);
    placeSideLinks(model);
    write(tool, toolOffsetRotation, 0, toolOffset, 0);
  }

  /** How many joints move the tool: 5..8. */
  public int dof() {
    return dof;
  }

  /** The limits of arm joint {@code joint}. */
  public JointLimits limits(int joint) {
    return limits.get(joint);
  }

  /** Whether arm joint {@code joint} moves along its axis (metres) rather than about it. */
  public boolean isPrismatic(int joint) {
    return slides[joint];
  }

  /** The way along the arm from its first joint to the tool, every other joint at 0, m. */
  public double lengthM() {
    double length = new Vec3(toolOffset[0], toolOffset[1], toolOffset[2]).norm();
    for (int joint = 1; joint < dof; joint++) {
      length += origins[joint].translation().norm();
    }
    return length;
  }

  /**
   * {@code X_PB}: body {@code joint + 1} in body {@code joint} (0 is the base) with the joint at 0.
   */
  public Transform bodyOrigin(int joint) {
    return origins[joint];
  }

  /** A workspace for one thread. Not real-time safe: allocates. */
  public KinematicsData newData() {
    return new KinematicsData(dof);
  }

  /**
   * Which body a link is part of. A link beside the chain (a gripper's finger) counts as part of
   * the body it hangs on, with its joints at 0.
   *
   * @throws InvalidInputException if the link is unknown or does not hang on the base link
   */
  public LinkPlacement placementOf(String link) {
    LinkPlacement placement = placements.get(link);
    if (placement == null) {
      throw new InvalidInputException(
          "robot '%s': got link '%s', wanted one of %s"
              .formatted(robotName, link, placements.keySet().stream().sorted().toList()));
    }
    return placement;
  }

  /** The names that {@link #placementOf} knows. */
  public List<String> links() {
    return placements.keySet().stream().sorted().toList();
  }

  /**
   * Computes every body's pose and the tool's pose at joint positions {@code position} [dof] (rad
   * or m; entries beyond the arm's are ignored). Real-time safe.
   */
  public void forward(double[] position, KinematicsData data) {
    double[] rot = data.bodyRotation;
    double[] org = data.bodyOrigin;
    for (int i = 0; i < dof; i++) {
      double turn = slides[i] ? 0 : position[i];
      double shift = slides[i] ? position[i] : 0;
      moveBody(i, Math.cos(turn), Math.sin(turn), shift, rot, org);
    }
    compose(
        rot,
        9 * dof,
        org,
        3 * dof,
        toolOffsetRotation,
        0,
        toolOffset,
        0,
        data.toolRotation,
        0,
        data.toolPosition,
        0);
  }

  /**
   * Computes the geometric Jacobian at the pose of the last {@link #forward}: column {@code i} is
   * {@code (z_i x (p - o_i), z_i)} for a joint that turns and {@code (z_i, 0)} for one that slides.
   * Real-time safe.
   */
  public void jacobian(KinematicsData data) {
    double[] j = data.jacobian;
    double[] rot = data.bodyRotation;
    double[] org = data.bodyOrigin;
    double[] tool = data.toolPosition;
    for (int i = 0; i < dof; i++) {
      int r = 9 * (i + 1);
      int o = 3 * (i + 1);
      double zx = rot[r + 2];
      double zy = rot[r + 5];
      double zz = rot[r + 8];
      if (slides[i]) {
        setColumn(j, i, zx, zy, zz, 0, 0, 0);
      } else {
        double dx = tool[0] - org[o];
        double dy = tool[1] - org[o + 1];
        double dz = tool[2] - org[o + 2];
        setColumn(j, i, zy * dz - zz * dy, zz * dx - zx * dz, zx * dy - zy * dx, zx, zy, zz);
      }
    }
  }

  private void setColumn(
      double[] j, int i, double vx, double vy, double vz, double wx, double wy, double wz) {
    j[i] = vx;
    j[dof + i] = vy;
    j[2 * dof + i] = vz;
    j[3 * dof + i] = wx;
    j[4 * dof + i] = wy;
    j[5 * dof + i] = wz;
  }

  /** Pose of body {@code i + 1} from that of body {@code i}: origin, then a screw about z. */
  private void moveBody(int i, double c, double s, double shift, double[] rot, double[] org) {
    int to = 9 * (i + 1);
    compose(
        rot,
        9 * i,
        org,
        3 * i,
        originRotation,
        9 * i,
        originTranslation,
        3 * i,
        rot,
        to,
        org,
        3 * (i + 1));
    for (int row = 0; row < 3; row++) {
      int k = to + 3 * row;
      double x = rot[k];
      double y = rot[k + 1];
      rot[k] = c * x + s * y;
      rot[k + 1] = c * y - s * x;
      org[3 * (i + 1) + row] += rot[k + 2] * shift;
    }
  }

  /** {@code X_AC = X_AB X_BC} on flat arrays; the result may not overlap an input. */
  private static void compose(
      double[] ra,
      int ia,
      double[] pa,
      int ja,
      double[] rb,
      int ib,
      double[] pb,
      int jb,
      double[] rc,
      int ic,
      double[] pc,
      int jc) {
    double x = pb[jb];
    double y = pb[jb + 1];
    double z = pb[jb + 2];
    for (int row = 0; row < 3; row++) {
      double a0 = ra[ia + 3 * row];
      double a1 = ra[ia + 3 * row + 1];
      double a2 = ra[ia + 3 * row + 2];
      rc[ic + 3 * row] = a0 * rb[ib] + a1 * rb[ib + 3] + a2 * rb[ib + 6];
      rc[ic + 3 * row + 1] = a0 * rb[ib + 1] + a1 * rb[ib + 4] + a2 * rb[ib + 7];
      rc[ic + 3 * row + 2] = a0 * rb[ib + 2] + a1 * rb[ib + 5] + a2 * rb[ib + 8];
      pc[jc + row] = pa[ja + row] + a0 * x + a1 * y + a2 * z;
    }
  }

  /** Walks the chain, fills the joints' origins, places its links; answers the tool's offset. */
  private Transform foldChain(RobotModel model) {
    placements.put(model.baseLink(), new LinkPlacement(0, Transform.IDENTITY));
    Transform inBody = Transform.IDENTITY;
    int body = 0;
    for (Joint joint : model.chain()) {
      inBody = inBody.times(joint.origin());
      if (joint.type() != JointType.FIXED) {
        Quaternion alignZ = turnFromZ(joint.axis());
        origins[body] = inBody.times(new Transform(Vec3.ZERO, alignZ));
        slides[body] = joint.type() == JointType.PRISMATIC;
        write(origins[body], originRotation, 9 * body, originTranslation, 3 * body);
        inBody = new Transform(Vec3.ZERO, alignZ.inverse());
        body++;
      }
      placements.put(joint.childLink(), new LinkPlacement(body, inBody));
    }
    return inBody;
  }

  /** Places the links that hang beside the chain, nearest first. */
  private void placeSideLinks(RobotModel model) {
    List<Joint> open = new ArrayList<>(model.description().joints());
    boolean placed = true;
    while (placed) {
      placed = false;
      for (Joint joint : List.copyOf(open)) {
        LinkPlacement parent = placements.get(joint.parentLink());
        if (parent != null) {
          Transform inBody = parent.inBody().times(joint.origin());
          placements.putIfAbsent(joint.childLink(), new LinkPlacement(parent.body(), inBody));
          open.remove(joint);
          placed = true;
        }
      }
    }
  }

  /** The shortest rotation that turns z into {@code axis}. */
  private static Quaternion turnFromZ(Vec3 axis) {
    Vec3 normal = Vec3.Z.cross(axis);
    if (normal.norm() < 1e-12) {
      return axis.z() > 0 ? Quaternion.IDENTITY : new Quaternion(0, 1, 0, 0);
    }
    return Quaternion.ofAxisAngle(normal, Math.atan2(normal.norm(), axis.z()));
  }

  private static void write(Transform x, double[] rotation, int r, double[] translation, int t) {
    double[] matrix = new double[9];
    Quaternion q = x.rotation();
    So3.matrixOfQuaternion(q.w(), q.x(), q.y(), q.z(), matrix);
    System.arraycopy(matrix, 0, rotation, r, 9);
    translation[t] = x.translation().x();
    translation[t + 1] = x.translation().y();
    translation[t + 2] = x.translation().z();
  }
}
