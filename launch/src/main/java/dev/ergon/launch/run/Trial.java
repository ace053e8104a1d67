package dev.ergon.launch.run;

/** One instruction and the place to carry it out in. Used by the runner's thread. */
public interface Trial {
  /** The kind of task, for the table by task; {@code open} where nobody knows. */
  String task();

  /** How many policy steps it may take. */
  int stepLimit();

  /**
   * Whether {@link #setUp} moves things about, the arm included, so that the arm must be disarmed
   * for it.
   */
  boolean rearrangesWorld();

  /** Makes the place ready. */
  void setUp();

  /**
   * Whether the world is as was asked, once the episode is over.
   *
   * @param terminated whether the policy itself said that the task is done
   */
  Verdict judge(boolean terminated);

  /** A judgement, with the reason in words. */
  record Verdict(boolean success, String reason) {}
}
