package dev.ergon.policy.training.bc;

import java.io.IOException;

/** Hears how a training goes, on its thread. */
public interface TrainingListener {
  /** A step was done. */
  void stepped(StepReport report) throws IOException;

  /** A checkpoint lies in the folder. */
  default void saved(Checkpoint checkpoint) throws IOException {}

  /** Whether to end now; the last checkpoint is written first. */
  default boolean stop() {
    return false;
  }

  /**
   * How a step went.
   *
   * @param step from 1
   * @param loss over all tasks
   * @param actionLoss per action, nats
   * @param wordLoss per word, nats
   * @param auxiliaryLoss of marks and points
   * @param tokenAccuracy how many action tokens would be said as in the label; within {@code
   *     softLabelBins} for quantities
   * @param gradientNorm before clipping
   * @param samples moments seen by this step
   */
  record StepReport(
      int step,
      int steps,
      double loss,
      double actionLoss,
      double wordLoss,
      double auxiliaryLoss,
      double tokenAccuracy,
      double gradientNorm,
      int samples) {}
}
