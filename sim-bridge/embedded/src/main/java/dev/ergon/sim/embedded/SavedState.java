package dev.ergon.sim.embedded;

import dev.ergon.sim.embedded.arm.JointServo;
import dev.ergon.sim.embedded.scene.Scene;

/** A state of the simulated world to go on from. Opaque, immutable, safe from any thread. */
public final class SavedState {
  private final Scene scene;
  private final byte[] physics;
  private final JointServo.State motors;

  SavedState(Scene scene, byte[] physics, JointServo.State motors) {
    this.scene = scene;
    this.physics = physics;
    this.motors = motors;
  }

  Scene scene() {
    return scene;
  }

  byte[] physics() {
    return physics;
  }

  JointServo.State motors() {
    return motors;
  }
}
