package dev.ergon.launch.sim;

import java.util.List;

/** What a transport passes on to the simulator. Safe from any thread; never blocks. */
public interface SimInbox {
  /**
   * Targets for the named joints from now on, in place of any trajectory; other joints keep theirs.
   *
   * @param position as long as {@code names}
   * @param velocity as long as {@code names}, or empty for zero
   */
  void command(List<String> names, double[] position, double[] velocity);

  /** Follows {@code trajectory} from now on, in place of any other; from where the arm is. */
  void trajectory(JointTrajectory trajectory);

  /** Holds where the arm is. */
  void hold();

  /** Builds the world anew: text of {@link dev.ergon.launch.world.WorldMessages}. */
  void load(String request);
}
