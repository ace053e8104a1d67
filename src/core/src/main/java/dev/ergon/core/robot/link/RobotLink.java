package dev.ergon.core.robot.link;

import java.io.IOException;

/**
 * The wire of a {@link LinkedRobot}: brings joint states, takes joint targets. Joints come in the
 * order of {@link JointMap#wireNames()} with the wire's own names, directions and units. {@link
 * #send} and {@link #hold} are called by one thread, the robot's sender, and may wait a moment, but
 * never longer than a few milliseconds.
 */
public interface RobotLink extends AutoCloseable {
  /** Begins to deliver states, from threads of its own. Called once. */
  void start(StateInbox inbox);

  /**
   * Sends a target; neither array is kept.
   *
   * @param position rad or m
   * @param velocity feed-forward, rad/s or m/s
   * @throws IOException if it cannot be sent now; the robot counts as lost until one can
   */
  void send(double[] position, double[] velocity) throws IOException;

  /**
   * Ends all motion that was asked for, then holds {@code position}.
   *
   * @throws IOException as in {@link #send}
   */
  void hold(double[] position) throws IOException;

  /** What to look for where states come from, for messages: for example {@code topic /x}. */
  String source();

  @Override
  void close();
}
