package dev.ergon.perception.language;

/**
 * What bounds an {@link InstructionQueue}.
 *
 * @param waiting instructions that wait; one more is rejected
 * @param remembered ended instructions whose ids are still known, so that a late duplicate is not
 *     run again
 * @param listeners feedbacks per instruction: the first sender's and those of duplicates
 */
public record QueueLimits(int waiting, int remembered, int listeners) {
  public static final QueueLimits DEFAULT = new QueueLimits(32, 1024, 8);

  public QueueLimits {
    if (waiting < 1 || remembered < 1 || listeners < 1) {
      throw new IllegalArgumentException(
          "queue limits: got %d waiting, %d remembered, %d listeners, wanted >= 1 each"
              .formatted(waiting, remembered, listeners));
    }
  }
}
