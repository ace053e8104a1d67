package dev.ergon.launch.sim;

import dev.ergon.core.observation.CameraFrame;
import dev.ergon.core.robot.JointState;
import java.util.Optional;

/**
 * How the simulated arm appears on one transport: publishes what the simulator says, and passes on
 * what it is told. All methods are called by the simulator's thread and must not wait for any
 * reader. Stamps are nanoseconds of simulated time.
 */
public interface SimWire extends AutoCloseable {
  /**
   * Makes the arm known and begins to listen.
   *
   * @throws dev.ergon.core.error.HostLacksException if the transport is not there
   */
  void start(ServedArm arm, SimInbox inbox);

  /** Where to find the arm, in words, for the person who started it. */
  String address();

  /** Tells the time; after what was measured then. */
  void clock(long nanos);

  void joints(JointState state);

  void camera(CameraFrame frame);

  /** Tells the truth, as text of {@link dev.ergon.launch.world.WorldMessages}. */
  void world(String report);

  /**
   * Why the wire has ended for good and in good order, as by {@code rosnode kill}; empty while it
   * goes on.
   *
   * @throws dev.ergon.core.error.HostLacksException if the transport was lost for good
   */
  default Optional<String> ended() {
    return Optional.empty();
  }

  @Override
  void close();
}
