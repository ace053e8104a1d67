package dev.ergon.sim.embedded.world;

import dev.ergon.core.geometry.Transform;
import dev.ergon.core.geometry.Vec3;
import dev.ergon.sim.embedded.scene.SceneObject;
import dev.ergon.sim.embedded.scene.Thing;

/**
 * An object as it is now.
 *
 * @param xWorld {@code X_WO}: the middle of its bounding box
 * @param speedMPerS of its centre of mass
 * @param held whether every finger touches it
 */
public record ObjectState(SceneObject object, Transform xWorld, double speedMPerS, boolean held) {
  public Thing thing() {
    return object.thing();
  }

  public Vec3 position() {
    return xWorld.translation();
  }

  public double heightM() {
    return object.shape().heightM();
  }

  /** How far its own z axis leans from the vertical, 0..pi rad. */
  public double tiltRad() {
    double z = xWorld.rotation().rotate(Vec3.Z).z();
    return StrictMath.acos(Math.max(-1, Math.min(1, z)));
  }

  /** How far it is from where it started, m. */
  public double movedM() {
    return position().distanceTo(object.xWorldStart().translation());
  }

  /** This object somewhere else, at rest. */
  public ObjectState at(Transform xWorldNew) {
    return new ObjectState(object, xWorldNew, 0, held);
  }
}
