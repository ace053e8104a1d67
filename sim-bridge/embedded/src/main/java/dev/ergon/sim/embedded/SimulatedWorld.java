package dev.ergon.sim.embedded;

import dev.ergon.core.robot.JointState;
import dev.ergon.core.robot.JointStateBuffer;
import dev.ergon.sim.embedded.arm.JointServo;
import dev.ergon.sim.embedded.arm.SimulatedArm;
import dev.ergon.sim.embedded.arm.TableArm;
import dev.ergon.sim.embedded.physics.PhysicsEngine;
import dev.ergon.sim.embedded.scene.Scene;
import dev.ergon.sim.embedded.scene.SceneObject;
import dev.ergon.sim.embedded.world.ObjectState;
import dev.ergon.sim.embedded.world.WorldState;
import java.util.ArrayList;
import java.util.List;

/** One scene with the robot in it, in a physics engine of its own. Used from one thread. */
final class SimulatedWorld implements AutoCloseable {
  private static final int SETTLE_STEPS = 60;

  /** What is nearer than this touches: the engine lets resting bodies sink in or part by less. */
  private static final double TOUCH_GAP_M = 0.001;

  /** Fingers closer than this hold nothing: what they touch, they push. */
  private static final double LEAST_HELD_M = 0.01;

  private final PhysicsEngine engine;
  private final TableArm standing;
  private final Scene scene;
  private final SimulatedArm arm;
  private final JointServo servo;
  private final List<Integer> objects = new ArrayList<>();
  private final List<Integer> fingers;

  /** Takes over {@code engine}, which is empty, and lets the scene come to rest. */
  SimulatedWorld(PhysicsEngine engine, TableArm standing, Scene scene) {
    this.engine = engine;
    this.standing = standing;
    this.scene = scene;
    engine.addBody(SceneBodies.table());
    arm = new SimulatedArm(engine, standing);
    for (SceneObject object : scene.objects()) {
      objects.add(engine.addBody(SceneBodies.object(object)));
    }
    standing.block().ifPresent(block -> engine.addBody(SceneBodies.block(block)));
    fingers = arm.fingers();
    servo = new JointServo(engine, standing.model(), arm);
    for (int i = 0; i < SETTLE_STEPS; i++) {
      step(0);
    }
  }

  PhysicsEngine engine() {
    return engine;
  }

  SimulatedArm arm() {
    return arm;
  }

  JointServo servo() {
    return servo;
  }

  Scene scene() {
    return scene;
  }

  /** One physics step, which begins at {@code nowNanos}. */
  void step(long nowNanos) {
    servo.drive(nowNanos);
    engine.step();
    servo.measure();
  }

  WorldState state(long nowNanos) {
    JointStateBuffer joints = new JointStateBuffer(standing.model().actuatedCount());
    servo.read(joints);
    joints.setStampNanos(nowNanos);
    JointState measured = joints.toState(standing.model());
    WorldState bare = WorldState.of(standing, measured, List.of());
    List<ObjectState> states = new ArrayList<>();
    for (int i = 0; i < objects.size(); i++) {
      int body = objects.get(i);
      SceneObject object = scene.objects().get(i);
      boolean held = isHeld(body, bare.fingerGapM());
      states.add(new ObjectState(object, engine.pose(body), engine.speed(body), held));
    }
    return new WorldState(nowNanos, measured, bare.xWorldTool(), bare.fingerGapM(), states);
  }

  SavedState save(long nowNanos) {
    return new SavedState(scene, engine.save(), servo.save(nowNanos));
  }

  void restore(SavedState saved, long nowNanos) {
    engine.restore(saved.physics());
    servo.restore(saved.motors(), nowNanos);
  }

  /** Between the fingers: each touches it, and they do not touch each other. */
  private boolean isHeld(int body, double fingerGapM) {
    return fingerGapM > LEAST_HELD_M
        && fingers.stream().allMatch(finger -> engine.touching(finger, body, TOUCH_GAP_M));
  }

  @Override
  public void close() {
    engine.close();
  }
}
