package dev.ergon.sim.embedded.physics.jolt;

import com.github.stephengold.joltjni.AnyHitCollideShapeCollector;
import com.github.stephengold.joltjni.Body;
import com.github.stephengold.joltjni.BodyCreationSettings;
import com.github.stephengold.joltjni.BodyInterface;
import com.github.stephengold.joltjni.CollideShapeSettings;
import com.github.stephengold.joltjni.JobSystem;
import com.github.stephengold.joltjni.JobSystemSingleThreaded;
import com.github.stephengold.joltjni.Jolt;
import com.github.stephengold.joltjni.MapObj2Bp;
import com.github.stephengold.joltjni.ObjVsBpFilter;
import com.github.stephengold.joltjni.ObjVsObjFilter;
import com.github.stephengold.joltjni.PhysicsSettings;
import com.github.stephengold.joltjni.PhysicsSystem;
import com.github.stephengold.joltjni.Quat;
import com.github.stephengold.joltjni.RVec3;
import com.github.stephengold.joltjni.StateRecorderImpl;
import com.github.stephengold.joltjni.TempAllocator;
import com.github.stephengold.joltjni.TempAllocatorImpl;
import com.github.stephengold.joltjni.TransformedShape;
import com.github.stephengold.joltjni.Vec3;
import com.github.stephengold.joltjni.enumerate.EActivation;
import com.github.stephengold.joltjni.enumerate.EMotionType;
import com.github.stephengold.joltjni.enumerate.EOverrideMassProperties;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.geometry.Quaternion;
import dev.ergon.core.geometry.Transform;
import dev.ergon.sim.embedded.physics.BodySpec;
import dev.ergon.sim.embedded.physics.JointSpec;
import dev.ergon.sim.embedded.physics.PhysicsEngine;
import java.util.ArrayList;
import java.util.List;

/**
 * Jolt Physics, single-threaded and in single precision. Fewer velocity iterations or a longer step
 * let a gripper's load slip; both are pinned here and held by a test.
 *
 * <p>Native memory is freed by {@code close()} alone, in a known order: jolt-jni's own cleaner
 * would free a second time what was closed.
 */
public final class JoltEngine implements PhysicsEngine {
  private static final long STEP_NANOS = 2_000_000;
  private static final float STEP_SECONDS = 0.002f;
  private static final int VELOCITY_ITERATIONS = 12;
  private static final int POSITION_ITERATIONS = 4;
  private static final float PENETRATION_SLOP_M = 0.0005f;
  private static final float GRAVITY_M_PER_S2 = -9.81f;
  private static final float LINEAR_DAMPING_PER_S = 0.02f;
  private static final float ANGULAR_DAMPING_PER_S = 0.05f;
  private static final int MAX_BODIES = 128;
  private static final int MAX_CONTACTS = 1024;
  private static final int SCRATCH_BYTES = 4 << 20;

  private final PhysicsSystem system;
  private final BodyInterface bodyInterface;
  private final MapObj2Bp broadPhaseLayers;
  private final ObjVsBpFilter broadPhaseFilter;
  private final ObjVsObjFilter pairFilter;
  private final TempAllocator scratch;
  private final JobSystem jobs;
  private final CollideShapeSettings proximity;
  private final RVec3 position = new RVec3();
  private final Quat rotation = new Quat();
  private final List<Body> bodies = new ArrayList<>();
  private final List<JoltMotor> joints = new ArrayList<>();
  private boolean closed;

  /**
   * @throws dev.ergon.core.error.HostLacksException if Jolt does not run on this platform
   */
  public JoltEngine() {
    JoltLibrary.require();
    int layers = BodySpec.Role.values().length;
    pairFilter = new ObjVsObjFilter(layers);
    pairFilter.disablePair(layer(BodySpec.Role.FIXTURE), layer(BodySpec.Role.FIXTURE));
    pairFilter.disablePair(layer(BodySpec.Role.ROBOT), layer(BodySpec.Role.ROBOT));
    broadPhaseFilter = new ObjVsBpFilter(layers, 1);
    broadPhaseLayers = new MapObj2Bp(layers, 1);
    for (int i = 0; i < layers; i++) {
      broadPhaseLayers.add(i, 0);
    }
    system = new PhysicsSystem();
    system.init(
        MAX_BODIES, 0, MAX_CONTACTS, MAX_CONTACTS, broadPhaseLayers, broadPhaseFilter, pairFilter);
    system.setGravity(0, 0, GRAVITY_M_PER_S2);
    try (PhysicsSettings settings = system.getPhysicsSettings()) {
      settings.setNumVelocitySteps(VELOCITY_ITERATIONS);
      settings.setNumPositionSteps(POSITION_ITERATIONS);
      settings.setAllowSleeping(false);
      settings.setPenetrationSlop(PENETRATION_SLOP_M);
      settings.setDeterministicSimulation(true);
      system.setPhysicsSettings(settings);
    }
    bodyInterface = system.getBodyInterfaceNoLock();
    proximity = new CollideShapeSettings();
    scratch = new TempAllocatorImpl(SCRATCH_BYTES);
    jobs = new JobSystemSingleThreaded(Jolt.cMaxPhysicsJobs);
  }

  private static int layer(BodySpec.Role role) {
    return role.ordinal();
  }

  @Override
  public long stepNanos() {
    return STEP_NANOS;
  }

  @Override
  public int addBody(BodySpec spec) {
    try (BodyCreationSettings settings = new BodyCreationSettings()) {
      settings.setShapeSettings(JoltShapes.of(spec));
      settings.setPosition(JoltShapes.real(spec.xWorldBody().translation()));
      settings.setRotation(JoltShapes.quat(spec.xWorldBody().rotation()));
      settings.setMotionType(spec.isFixed() ? EMotionType.Static : EMotionType.Dynamic);
      settings.setObjectLayer(layer(spec.role()));
      settings.setFriction((float) spec.friction());
      settings.setRestitution(0);
      settings.setAllowSleeping(false);
      settings.setLinearDamping(spec.weightless() ? 0 : LINEAR_DAMPING_PER_S);
      settings.setAngularDamping(spec.weightless() ? 0 : ANGULAR_DAMPING_PER_S);
      settings.setGravityFactor(spec.weightless() ? 0 : 1);
      if (spec.mass() != null) {
        settings.setOverrideMassProperties(EOverrideMassProperties.MassAndInertiaProvided);
        JoltShapes.setMass(settings, spec.mass());
      }
      Body body = bodyInterface.createBody(settings);
      bodyInterface.addBody(body, EActivation.Activate);
      bodies.add(body);
      return bodies.size() - 1;
    }
  }

  @Override
  public int addJoint(JointSpec spec) {
    JoltMotor motor =
        JoltMotor.create(spec, bodies.get(spec.parentBody()), bodies.get(spec.childBody()));
    system.addConstraint(motor.constraint());
    joints.add(motor);
    return joints.size() - 1;
  }

  @Override
  public void setMotorVelocity(int joint, double velocity) {
    joints.get(joint).setVelocity(velocity);
  }

  @Override
  public double jointPosition(int joint) {
    return joints.get(joint).position();
  }

  @Override
  public void step() {
    int errors = system.update(STEP_SECONDS, 1, scratch, jobs);
    if (errors != 0) {
      throw new IllegalStateException(
          "physics step: Jolt reports error flags " + errors + " (too many contacts?)");
    }
  }

  @Override
  public Transform pose(int body) {
    bodyInterface.getPositionAndRotation(bodies.get(body).getId(), position, rotation);
    return new Transform(
        new dev.ergon.core.geometry.Vec3(position.xx(), position.yy(), position.zz()),
        new Quaternion(rotation.getW(), rotation.getX(), rotation.getY(), rotation.getZ()));
  }

  @Override
  public double speed(int body) {
    return bodyInterface.getLinearVelocity(bodies.get(body).getId()).length();
  }

  @Override
  public void place(int body, Transform xWorldBody) {
    int id = bodies.get(body).getId();
    bodyInterface.setPositionAndRotation(
        id,
        JoltShapes.real(xWorldBody.translation()),
        JoltShapes.quat(xWorldBody.rotation()),
        EActivation.Activate);
    bodyInterface.setLinearAndAngularVelocity(id, new Vec3(), new Vec3());
  }

  @Override
  public boolean touching(int bodyA, int bodyB, double gapM) {
    proximity.setMaxSeparationDistance((float) gapM);
    try (TransformedShape a = bodies.get(bodyA).getTransformedShape();
        TransformedShape b = bodies.get(bodyB).getTransformedShape();
        AnyHitCollideShapeCollector collector = new AnyHitCollideShapeCollector()) {
      a.collideShape(
          b.getShape(),
          new Vec3(1, 1, 1),
          b.getCenterOfMassTransform(),
          proximity,
          new RVec3(),
          collector);
      return collector.hadHit();
    }
  }

  @Override
  public long stateHash() {
    long hash = 0xcbf29ce484222325L; // FNV-1a, 64 bit
    for (byte b : save()) {
      hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
    }
    return hash;
  }

  @Override
  public byte[] save() {
    try (StateRecorderImpl recorder = new StateRecorderImpl()) {
      system.saveState(recorder);
      return recorder.getData();
    }
  }

  @Override
  public void restore(byte[] state) {
    try (StateRecorderImpl recorder = new StateRecorderImpl()) {
      recorder.writeBytes(state);
      if (!system.restoreState(recorder)) {
        throw new InvalidInputException(
            "physics state: " + state.length + " bytes do not fit this world; load the same scene");
      }
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    system.removeAllConstraints();
    system.removeAllBodies();
    system.close();
    scratch.close();
    jobs.close();
    proximity.close();
    pairFilter.close();
    broadPhaseFilter.close();
    broadPhaseLayers.close();
  }
}
