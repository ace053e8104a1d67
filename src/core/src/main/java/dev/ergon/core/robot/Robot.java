package dev.ergon.core.robot;

import dev.ergon.core.time.Clock;

/**
 * A robot that can be commanded: an arm and at most one gripper. Implementations are drivers and
 * simulators. After {@link #enable()}, one thread (the control loop) calls {@link #read} and {@link
 * #write}; every other method may be called from any thread.
 */
public interface Robot extends AutoCloseable {
  /** Joints, limits and frames; never changes. */
  RobotModel model();

  /** The clock that stamps its states. */
  Clock clock();

  /** Lets it move: motors on, holding the measured pose. Not real-time safe. */
  void enable();

  /**
   * Fills {@code state} with the newest joint state, in the model's actuated order. Never blocks.
   * Real-time safe for robots that say so.
   */
  RobotStatus read(JointStateBuffer state);

  /** Sends {@code command}. Never blocks. Real-time safe for robots that say so. */
  RobotStatus write(JointCommandBuffer command);

  /**
   * Waits for the joint state that is due by {@link #clock()}, where states come over a wire of
   * their own and may be later than the time. For whoever keeps in step with a simulator, between
   * two cycles; gives up, without a word, on a robot that is silent.
   *
   * @throws InterruptedException if the thread is interrupted
   */
  default void awaitDueState() throws InterruptedException {}

  /**
   * Stops motion by the robot's own means and stays stopped until {@link #enable()}. Idempotent.
   */
  void stop();

  /** What is wrong, in words, when a call answered {@link RobotStatus#FAULT}; else empty. */
  String faultText();

  /** Stops and lets go of the device. Idempotent. */
  @Override
  void close();
}
