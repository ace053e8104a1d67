package dev.ergon.control.envelope;

import dev.ergon.core.geometry.Quaternion;
import dev.ergon.core.geometry.Vec3;
import dev.ergon.core.robot.Joint;
import dev.ergon.core.robot.JointType;
import dev.ergon.core.robot.RobotModel;
import java.util.List;

/**
 * Where the links of the chain from base to tool are. Written joint by joint with Rodrigues'
 * formula about whatever axis the description gives, so that it agrees with the planner's
 * kinematics by being right and not by being the same code. Owned by one thread. Real-time safe.
 */
final class ChainFrames {
  private final int joints;
  private final int[] actuated;
  private final boolean[] slides;
  private final double[] originRotation;
  private final double[] originTranslation;
  private final double[] axis;

  /** Row-major rotation of the link that chain joint {@code i} carries, at {@code 9 (i + 1)}. */
  private final double[] rotation;

  private final double[] translation;
  private final double[] turned = new double[9];

  ChainFrames(RobotModel model) {
    List<Joint> chain = model.chain();
    joints = chain.size();
    actuated = new int[joints];
    slides = new boolean[joints];
    originRotation = new double[9 * joints];
    originTranslation = new double[3 * joints];
    axis = new double[3 * joints];
    rotation = new double[9 * (joints + 1)];
    translation = new double[3 * (joints + 1)];
    rotation[0] = 1;
    rotation[4] = 1;
    rotation[8] = 1;
    for (int i = 0; i < joints; i++) {
      Joint joint = chain.get(i);
      actuated[i] = joint.type() == JointType.FIXED ? -1 : model.armJoints().indexOf(joint);
      slides[i] = joint.type() == JointType.PRISMATIC;
      writeRotation(joint.origin().rotation(), i);
      write(joint.origin().translation(), originTranslation, i);
      write(joint.axis(), axis, i);
    }
  }

  /** Computes every frame at joint positions {@code position}, rad or m. */
  void update(double[] position) {
    for (int i = 0; i < joints; i++) {
      int from = 9 * i;
      int to = 9 * (i + 1);
      double turn = actuated[i] < 0 || slides[i] ? 0 : position[actuated[i]];
      double shift = actuated[i] >= 0 && slides[i] ? position[actuated[i]] : 0;
      originTimesTurn(i, turn);
      for (int row = 0; row < 3; row++) {
        double r0 = rotation[from + 3 * row];
        double r1 = rotation[from + 3 * row + 1];
        double r2 = rotation[from + 3 * row + 2];
        for (int col = 0; col < 3; col++) {
          rotation[to + 3 * row + col] =
              r0 * turned[col] + r1 * turned[3 + col] + r2 * turned[6 + col];
        }
        translation[3 * (i + 1) + row] =
            translation[3 * i + row]
                + r0 * originTranslation[3 * i]
                + r1 * originTranslation[3 * i + 1]
                + r2 * originTranslation[3 * i + 2];
      }
      for (int row = 0; row < 3; row++) {
        translation[3 * (i + 1) + row] +=
            shift
                * (rotation[to + 3 * row] * axis[3 * i]
                    + rotation[to + 3 * row + 1] * axis[3 * i + 1]
                    + rotation[to + 3 * row + 2] * axis[3 * i + 2]);
      }
    }
  }

  /** Coordinate {@code k} of the tool's position in the base frame, m. */
  double tool(int k) {
    return translation[3 * joints + k];
  }

  /**
   * Writes where a point fixed to a link is, in the base frame.
   *
   * @param link 0 for the base, {@code i + 1} for what chain joint {@code i} carries
   */
  void point(int link, double x, double y, double z, double[] out, int at) {
    for (int row = 0; row < 3; row++) {
      out[at + row] =
          translation[3 * link + row]
              + rotation[9 * link + 3 * row] * x
              + rotation[9 * link + 3 * row + 1] * y
              + rotation[9 * link + 3 * row + 2] * z;
    }
  }

  /** {@code R_origin exp(angle [axis])}. */
  private void originTimesTurn(int i, double angle) {
    int o = 9 * i;
    if (angle == 0) {
      System.arraycopy(originRotation, o, turned, 0, 9);
      return;
    }
    double c = Math.cos(angle);
    double s = Math.sin(angle);
    double x = axis[3 * i];
    double y = axis[3 * i + 1];
    double z = axis[3 * i + 2];
    double t = 1 - c;
    for (int row = 0; row < 3; row++) {
      double a = originRotation[o + 3 * row];
      double b = originRotation[o + 3 * row + 1];
      double d = originRotation[o + 3 * row + 2];
      turned[3 * row] = a * (t * x * x + c) + b * (t * x * y + s * z) + d * (t * x * z - s * y);
      turned[3 * row + 1] = a * (t * x * y - s * z) + b * (t * y * y + c) + d * (t * y * z + s * x);
      turned[3 * row + 2] = a * (t * x * z + s * y) + b * (t * y * z - s * x) + d * (t * z * z + c);
    }
  }

  private void writeRotation(Quaternion q, int i) {
    Vec3 x = q.rotate(Vec3.X);
    Vec3 y = q.rotate(Vec3.Y);
    Vec3 z = q.rotate(Vec3.Z);
    double[] m = {x.x(), y.x(), z.x(), x.y(), y.y(), z.y(), x.z(), y.z(), z.z()};
    System.arraycopy(m, 0, originRotation, 9 * i, 9);
  }

  private static void write(Vec3 v, double[] to, int i) {
    to[3 * i] = v.x();
    to[3 * i + 1] = v.y();
    to[3 * i + 2] = v.z();
  }
}
