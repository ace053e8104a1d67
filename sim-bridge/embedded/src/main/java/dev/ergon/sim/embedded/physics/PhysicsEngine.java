package dev.ergon.sim.embedded.physics;

import dev.ergon.core.geometry.Transform;

/**
 * A world of rigid bodies. It is built once (bodies, then joints), then stepped. Equal calls give
 * equal bits: nothing depends on time, threads or addresses. Used from one thread.
 *
 * <p>Bodies and joints are known by the numbers that {@code add...} answered, which count up from
 * zero each.
 */
public interface PhysicsEngine extends AutoCloseable {
  /** The length of one step. */
  long stepNanos();

  /** Adds a body and answers its number. */
  int addBody(BodySpec body);

  /** Adds a joint with its motor at rest and answers its number. */
  int addJoint(JointSpec joint);

  /**
   * The speed that a joint's motor shall reach within its effort limit, rad/s or m/s. Real-time
   * safe: no allocation.
   */
  void setMotorVelocity(int joint, double velocity);

  /** Where a joint is, rad or m. Real-time safe: no allocation. */
  double jointPosition(int joint);

  /** Simulates one step. */
  void step();

  /** {@code X_WB}: where a body is. */
  Transform pose(int body);

  /** How fast a body's centre of mass moves, m/s. */
  double speed(int body);

  /** Puts a body somewhere, at rest. */
  void place(int body, Transform xWorldBody);

  /** Whether two bodies touch, or are at most {@code gapM} apart. */
  boolean touching(int bodyA, int bodyB, double gapM);

  /** A 64-bit hash of the full state: all that {@link #save} would write. */
  long stateHash();

  /** The full state: poses, velocities, motors and cached contact forces. */
  byte[] save();

  /**
   * Continues from a state that {@link #save} wrote in a world of the same build, bit for bit.
   *
   * @throws dev.ergon.core.error.InvalidInputException if the bytes do not fit this world
   */
  void restore(byte[] state);

  /** Lets go of native memory. Idempotent; nothing else may be called afterwards. */
  @Override
  void close();
}
