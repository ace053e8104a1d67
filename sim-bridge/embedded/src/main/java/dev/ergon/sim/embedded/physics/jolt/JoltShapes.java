package dev.ergon.sim.embedded.physics.jolt;

import com.github.stephengold.joltjni.BodyCreationSettings;
import com.github.stephengold.joltjni.BoxShapeSettings;
import com.github.stephengold.joltjni.ConvexHullShapeSettings;
import com.github.stephengold.joltjni.ConvexShapeSettings;
import com.github.stephengold.joltjni.CylinderShapeSettings;
import com.github.stephengold.joltjni.MassProperties;
import com.github.stephengold.joltjni.Mat44;
import com.github.stephengold.joltjni.OffsetCenterOfMassShapeSettings;
import com.github.stephengold.joltjni.Quat;
import com.github.stephengold.joltjni.RVec3;
import com.github.stephengold.joltjni.ShapeRefC;
import com.github.stephengold.joltjni.ShapeResult;
import com.github.stephengold.joltjni.ShapeSettings;
import com.github.stephengold.joltjni.SphereShapeSettings;
import com.github.stephengold.joltjni.StaticCompoundShapeSettings;
import com.github.stephengold.joltjni.Vec3;
import com.github.stephengold.joltjni.readonly.Vec3Arg;
import dev.ergon.core.geometry.Quaternion;
import dev.ergon.sim.embedded.physics.BodySpec;
import dev.ergon.sim.embedded.physics.ConvexShape;
import dev.ergon.sim.embedded.physics.MassSpec;

/** Our shapes, masses and vectors as Jolt's. */
final class JoltShapes {
  /** Edges are rounded by this much, inwards, so that contacts stay well defined. */
  private static final float CONVEX_RADIUS_M = 0.0008f;

  private static final Quaternion Y_TO_Z =
      Quaternion.ofAxisAngle(dev.ergon.core.geometry.Vec3.X, StrictMath.PI / 2);

  private JoltShapes() {}

  /** The body's collision shape, with its centre of mass where the body says. */
  static ShapeSettings of(BodySpec body) {
    ShapeSettings shape = compound(body);
    if (body.mass() == null) {
      return shape;
    }
    Vec3 own = centreOfMass(shape);
    dev.ergon.core.geometry.Vec3 wanted = body.mass().centreOfMass();
    Vec3 offset =
        new Vec3(
            (float) wanted.x() - own.getX(),
            (float) wanted.y() - own.getY(),
            (float) wanted.z() - own.getZ());
    return new OffsetCenterOfMassShapeSettings(offset, shape);
  }

  private static Vec3 centreOfMass(ShapeSettings settings) {
    try (ShapeResult result = settings.create();
        ShapeRefC shape = result.get()) {
      return shape.getPtr().getCenterOfMass();
    }
  }

  private static ShapeSettings compound(BodySpec body) {
    StaticCompoundShapeSettings compound = new StaticCompoundShapeSettings();
    for (BodySpec.Part part : body.parts()) {
      // Jolt's cylinders stand along y, ours along z.
      Quaternion turn = part.shape() instanceof ConvexShape.Cylinder ? Y_TO_Z : Quaternion.IDENTITY;
      compound.addShape(
          vec(part.xBodyPart().translation()),
          quat(part.xBodyPart().rotation().times(turn)),
          convex(part.shape(), body.densityKgPerM3()));
    }
    return compound;
  }

  private static ConvexShapeSettings convex(ConvexShape shape, double densityKgPerM3) {
    ConvexShapeSettings settings = rounded(shape);
    if (densityKgPerM3 > 0) {
      settings.setDensity((float) densityKgPerM3);
    }
    return settings;
  }

  private static ConvexShapeSettings rounded(ConvexShape shape) {
    if (shape instanceof ConvexShape.Box box) {
      return new BoxShapeSettings(vec(box.sizeM().times(0.5)), CONVEX_RADIUS_M);
    }
    if (shape instanceof ConvexShape.Cylinder cylinder) {
      return new CylinderShapeSettings(
          (float) cylinder.lengthM() / 2, (float) cylinder.radiusM(), CONVEX_RADIUS_M);
    }
    if (shape instanceof ConvexShape.Sphere sphere) {
      return new SphereShapeSettings((float) sphere.radiusM());
    }
    Vec3Arg[] points =
        ((ConvexShape.Hull) shape).points().stream().map(JoltShapes::vec).toArray(Vec3Arg[]::new);
    return new ConvexHullShapeSettings(points, CONVEX_RADIUS_M);
  }

  static void setMass(BodyCreationSettings body, MassSpec spec) {
    double[] m = spec.inertia();
    try (Mat44 inertia = new Mat44(symmetric(m));
        MassProperties properties = new MassProperties()) {
      properties.setMass((float) spec.massKg());
      properties.setInertia(inertia);
      body.setMassPropertiesOverride(properties);
    }
  }

  /** The 16 elements of a matrix with {@code m}, 3 x 3 and symmetric, in its upper left corner. */
  private static float[] symmetric(double[] m) {
    return new float[] {
      (float) m[0],
      (float) m[1],
      (float) m[2],
      0,
      (float) m[3],
      (float) m[4],
      (float) m[5],
      0,
      (float) m[6],
      (float) m[7],
      (float) m[8],
      0,
      0,
      0,
      0,
      1
    };
  }

  static Vec3 vec(dev.ergon.core.geometry.Vec3 v) {
    return new Vec3(v.x(), v.y(), v.z());
  }

  static RVec3 real(dev.ergon.core.geometry.Vec3 v) {
    return new RVec3(v.x(), v.y(), v.z());
  }

  static Quat quat(Quaternion q) {
    return new Quat((float) q.x(), (float) q.y(), (float) q.z(), (float) q.w());
  }
}
