package dev.ergon.launch.session;

import dev.ergon.core.instruction.Instruction;
import dev.ergon.core.instruction.InstructionState;
import dev.ergon.launch.run.StopSignal;
import dev.ergon.perception.language.InstructionQueue;
import dev.ergon.perception.language.StopRequest;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Asks for one thing after the other, from within the process; as a stop signal, it says when all
 * has been done. Used by the runner's thread.
 */
public final class InstructionFeeder implements StopSignal {
  private final IntFunction<String> texts;
  private final int count;
  private int asked;
  private int ended;
  private @Nullable InstructionQueue queue;

  /**
   * @param texts what to ask for, by number
   * @param count how many to ask for
   */
  public InstructionFeeder(IntFunction<String> texts, int count) {
    this.texts = texts;
    this.count = count;
  }

  /** Begins to ask. */
  public void start(InstructionQueue instructions) {
    queue = instructions;
    ask();
  }

  @Override
  public Optional<StopRequest> request() {
    if (ended >= count) {
      return Optional.of(new StopRequest(InstructionState.CANCELLED, "all is done"));
    }
    if (asked == ended) {
      ask();
    }
    return Optional.empty();
  }

  private void ask() {
    InstructionQueue instructions = queue;
    if (instructions != null && asked < count) {
      String id = "record-" + asked;
      String text = texts.apply(asked++);
      instructions.submit(
          new Instruction(id, text, "record", 0, Instruction.NO_DEADLINE, 0),
          event -> ended += event.state().isLast() ? 1 : 0);
    }
  }
}
