package dev.ergon.launch.mqtt;

import dev.ergon.core.robot.JointState;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the run stands, as its runner sees it.
 *
 * @param mode one word in capitals: {@code HOLDING}, {@code RUNNING}, {@code STOPPED}
 * @param detail more, in words; may be empty
 * @param instructionId what runs, or null
 * @param task its words, or null
 * @param step policy steps so far
 * @param waiting instructions in the queue
 * @param joints the last that were measured, or null before the first
 */
public record RunState(
    String mode,
    String detail,
    @Nullable String instructionId,
    @Nullable String task,
    int step,
    int waiting,
    @Nullable JointState joints) {
  /** Before anything is known. */
  public static final RunState STARTING = new RunState("STARTING", "", null, null, 0, 0, null);

  /** Whether the same is true but for joints and the step, which change all the time. */
  public boolean isSameSituation(RunState other) {
    return mode.equals(other.mode)
        && detail.equals(other.detail)
        && Objects.equals(instructionId, other.instructionId)
        && waiting == other.waiting;
  }
}
