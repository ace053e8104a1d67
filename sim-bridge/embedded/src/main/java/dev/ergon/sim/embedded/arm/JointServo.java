package dev.ergon.sim.embedded.arm;

import dev.ergon.core.robot.Joint;
import dev.ergon.core.robot.JointLimits;
import dev.ergon.core.robot.JointStateBuffer;
import dev.ergon.core.robot.RobotModel;
import dev.ergon.sim.embedded.physics.PhysicsEngine;

/**
 * The motors of a {@link SimulatedArm}: velocity loops that follow the commanded positions with the
 * commanded velocities fed forward. Between two commands the reference moves on at the commanded
 * velocity, for {@value #COAST_NANOS} ns at most, and then stands. Used from the simulator's
 * thread. Real-time safe: no allocation, no lock.
 *
 * <p>A joint that mimics another is driven with it as one: both aim at the same place, and the one
 * that is ahead waits for the other, as if a pinion joined them.
 */
public final class JointServo {
  private static final long COAST_NANOS = 20_000_000;
  private static final double ARM_GAIN_PER_S = 150;
  private static final double GRIPPER_GAIN_PER_S = 60;
  private static final double COUPLING_GAIN_PER_S = 200;

  /**
   * Errors below this are taken for zero. Physics in single precision drops rotations of less than
   * about a microradian per step but keeps the speed that caused them, and what the gripper holds
   * would creep along with that speed.
   */
  private static final double RESOLUTION = 1e-5;

  private static final int NONE = -1;

  /** What {@link #save} keeps. Opaque. */
  public static final class State {
    private final long commandAgeNanos;
    private final double[] reference;
    private final double[] referenceVelocity;
    private final double[] position;
    private final double[] velocity;

    private State(
        long commandAgeNanos,
        double[] reference,
        double[] referenceVelocity,
        double[] position,
        double[] velocity) {
      this.commandAgeNanos = commandAgeNanos;
      this.reference = reference;
      this.referenceVelocity = referenceVelocity;
      this.position = position;
      this.velocity = velocity;
    }
  }

  private final PhysicsEngine engine;
  private final RobotModel model;
  private final int[] joint;
  private final int[] follower;
  private final double[] gain;
  private final double[] multiplier;
  private final double[] offset;
  private final double[] reference;
  private final double[] referenceVelocity;
  private final double[] position;
  private final double[] velocity;
  private final double stepSeconds;
  private long commandNanos;

  /** Holds the arm where it stands. */
  public JointServo(PhysicsEngine engine, RobotModel model, SimulatedArm arm) {
    int count = model.actuatedCount();
    this.engine = engine;
    this.model = model;
    joint = new int[count];
    follower = new int[count];
    gain = new double[count];
    multiplier = new double[count];
    offset = new double[count];
    reference = new double[count];
    referenceVelocity = new double[count];
    position = new double[count];
    velocity = new double[count];
    stepSeconds = engine.stepNanos() * 1e-9;
    for (int i = 0; i < count; i++) {
      String name = model.actuatedNames().get(i);
      joint[i] = arm.joint(name);
      follower[i] = NONE;
      gain[i] = ARM_GAIN_PER_S;
      for (Joint other : model.description().joints()) {
        if (other.mimic() != null && other.mimic().joint().equals(name)) {
          follower[i] = arm.joint(other.name());
          gain[i] = GRIPPER_GAIN_PER_S;
          multiplier[i] = other.mimic().multiplier();
          offset[i] = other.mimic().offset();
        }
      }
      position[i] = measure(i);
    }
    hold();
  }

  /** Stays where the joints are now. */
  public void hold() {
    for (int i = 0; i < joint.length; i++) {
      reference[i] = position[i];
      referenceVelocity[i] = 0;
    }
  }

  /**
   * Follows a command from the next step on; positions are brought within the limits.
   *
   * @param command every joint's position, then every joint's velocity; not kept
   */
  public void follow(double[] command, long nowNanos) {
    for (int i = 0; i < joint.length; i++) {
      reference[i] = model.limits(i).clampPosition(command[i]);
      referenceVelocity[i] = command[joint.length + i];
    }
    commandNanos = nowNanos;
  }

  /** Sets every motor for the step that begins at {@code nowNanos}. */
  public void drive(long nowNanos) {
    long age = nowNanos - commandNanos;
    boolean coasting = age < COAST_NANOS;
    double coastSeconds = Math.min(age, COAST_NANOS) * 1e-9;
    for (int i = 0; i < joint.length; i++) {
      JointLimits limits = model.limits(i);
      double goal = limits.clampPosition(reference[i] + referenceVelocity[i] * coastSeconds);
      double feedForward = coasting ? referenceVelocity[i] : 0;
      double wanted = feedForward + approach(goal - position[i], gain[i], limits.acceleration());
      double speed = Math.max(-limits.velocity(), Math.min(limits.velocity(), wanted));
      if (follower[i] == NONE) {
        engine.setMotorVelocity(joint[i], speed);
      } else {
        driveCoupled(i, speed);
      }
    }
  }

  /** A speed towards a goal at distance {@code error} from which the joint can still brake. */
  private static double approach(double error, double gain, double acceleration) {
    double distance = Math.abs(error);
    if (distance < RESOLUTION) {
      return 0;
    }
    double speed = Math.min(gain * distance, Math.sqrt(2 * acceleration * distance));
    return Math.copySign(speed, error);
  }

  /** Takes the joints' positions after a step. */
  public void measure() {
    for (int i = 0; i < joint.length; i++) {
      double now = measure(i);
      velocity[i] = (now - position[i]) / stepSeconds;
      position[i] = now;
    }
  }

  /** Fills {@code state} with what was measured last. Effort is not measured: zero. */
  public void read(JointStateBuffer state) {
    for (int i = 0; i < joint.length; i++) {
      state.set(i, position[i], velocity[i], 0);
    }
  }

  /** All that the motors remember at {@code nowNanos}. */
  public State save(long nowNanos) {
    return new State(
        nowNanos - commandNanos,
        reference.clone(),
        referenceVelocity.clone(),
        position.clone(),
        velocity.clone());
  }

  /** Goes on at {@code nowNanos} from what {@link #save} answered. */
  public void restore(State state, long nowNanos) {
    commandNanos = nowNanos - state.commandAgeNanos;
    System.arraycopy(state.reference, 0, reference, 0, reference.length);
    System.arraycopy(state.referenceVelocity, 0, referenceVelocity, 0, reference.length);
    System.arraycopy(state.position, 0, position, 0, reference.length);
    System.arraycopy(state.velocity, 0, velocity, 0, reference.length);
  }

  private void driveCoupled(int i, double speed) {
    double lead = engine.jointPosition(joint[i]);
    double follow = (engine.jointPosition(follower[i]) - offset[i]) / multiplier[i];
    double wait = COUPLING_GAIN_PER_S * (lead - follow);
    engine.setMotorVelocity(joint[i], speed - wait);
    engine.setMotorVelocity(follower[i], multiplier[i] * (speed + wait));
  }

  private double measure(int i) {
    double lead = engine.jointPosition(joint[i]);
    if (follower[i] == NONE) {
      return lead;
    }
    return (lead + (engine.jointPosition(follower[i]) - offset[i]) / multiplier[i]) / 2;
  }
}
