package dev.ergon.sim.embedded.physics.jolt;

import com.github.stephengold.joltjni.Body;
import com.github.stephengold.joltjni.HingeConstraint;
import com.github.stephengold.joltjni.HingeConstraintSettings;
import com.github.stephengold.joltjni.SliderConstraint;
import com.github.stephengold.joltjni.SliderConstraintSettings;
import com.github.stephengold.joltjni.TwoBodyConstraint;
import com.github.stephengold.joltjni.TwoBodyConstraintSettings;
import com.github.stephengold.joltjni.TwoBodyConstraintSettingsRef;
import com.github.stephengold.joltjni.enumerate.EConstraintSpace;
import com.github.stephengold.joltjni.enumerate.EMotorState;
import dev.ergon.core.geometry.Quaternion;
import dev.ergon.core.geometry.Vec3;
import dev.ergon.sim.embedded.physics.JointSpec;

/**
 * A joint with a velocity motor. Jolt knows hinge angles within half a turn of its own zero, which
 * is therefore put in the middle of the joint's range.
 */
sealed interface JoltMotor {
  TwoBodyConstraint constraint();

  double position();

  void setVelocity(double velocity);

  static JoltMotor create(JointSpec spec, Body parent, Body child) {
    return switch (spec.motion()) {
      case HINGE -> Hinge.create(spec, parent, child);
      case SLIDER -> Slider.create(spec, parent, child);
    };
  }

  /** Turns. */
  record Hinge(HingeConstraint constraint, double middle) implements JoltMotor {
    static Hinge create(JointSpec spec, Body parent, Body child) {
      Vec3 zeroNormal = perpendicular(spec.axisWorld());
      double middle = spec.middle();
      HingeConstraintSettings settings = new HingeConstraintSettings();
      settings.setSpace(EConstraintSpace.WorldSpace);
      settings.setPoint1(JoltShapes.real(spec.anchorWorld()));
      settings.setPoint2(JoltShapes.real(spec.anchorWorld()));
      settings.setHingeAxis1(JoltShapes.vec(spec.axisWorld()));
      settings.setHingeAxis2(JoltShapes.vec(spec.axisWorld()));
      settings.setNormalAxis1(
          JoltShapes.vec(
              Quaternion.ofAxisAngle(spec.axisWorld(), middle - spec.position())
                  .rotate(zeroNormal)));
      settings.setNormalAxis2(JoltShapes.vec(zeroNormal));
      settings.setLimitsMin((float) (spec.lower() - middle));
      settings.setLimitsMax((float) (spec.upper() - middle));
      HingeConstraint constraint = (HingeConstraint) created(settings, parent, child);
      constraint.getMotorSettings().setTorqueLimit((float) spec.effort());
      constraint.setMotorState(EMotorState.Velocity);
      return new Hinge(constraint, middle);
    }

    @Override
    public double position() {
      return middle + constraint.getCurrentAngle();
    }

    @Override
    public void setVelocity(double velocity) {
      constraint.setTargetAngularVelocity((float) velocity);
    }
  }

  /** Slides. */
  record Slider(SliderConstraint constraint, double start) implements JoltMotor {
    static Slider create(JointSpec spec, Body parent, Body child) {
      Vec3 normal = perpendicular(spec.axisWorld());
      SliderConstraintSettings settings = new SliderConstraintSettings();
      settings.setSpace(EConstraintSpace.WorldSpace);
      settings.setAutoDetectPoint(false);
      // Any point will do for a slider. At the child's centre of mass its forces turn nothing,
      // which
      // the iterative solver takes better.
      settings.setPoint1(child.getCenterOfMassPosition());
      settings.setPoint2(child.getCenterOfMassPosition());
      settings.setSliderAxis1(JoltShapes.vec(spec.axisWorld()));
      settings.setSliderAxis2(JoltShapes.vec(spec.axisWorld()));
      settings.setNormalAxis1(JoltShapes.vec(normal));
      settings.setNormalAxis2(JoltShapes.vec(normal));
      settings.setLimitsMin((float) Math.min(0, spec.lower() - spec.position()));
      settings.setLimitsMax((float) Math.max(0, spec.upper() - spec.position()));
      SliderConstraint constraint = (SliderConstraint) created(settings, parent, child);
      constraint.getMotorSettings().setForceLimit((float) spec.effort());
      constraint.setMotorState(EMotorState.Velocity);
      return new Slider(constraint, spec.position());
    }

    @Override
    public double position() {
      return start + constraint.getCurrentPosition();
    }

    @Override
    public void setVelocity(double velocity) {
      constraint.setTargetVelocity((float) velocity);
    }
  }

  /** Makes the constraint, which the settings outlive no longer than this. */
  private static TwoBodyConstraint created(
      TwoBodyConstraintSettings settings, Body parent, Body child) {
    try (TwoBodyConstraintSettingsRef held = settings.toRef()) {
      return held.getPtr().create(parent, child);
    }
  }

  private static Vec3 perpendicular(Vec3 axis) {
    Vec3 other = Math.abs(axis.x()) < 0.7 ? Vec3.X : Vec3.Y;
    return axis.cross(other).normalised();
  }
}
