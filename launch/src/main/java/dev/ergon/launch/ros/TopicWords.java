package dev.ergon.launch.ros;

import dev.ergon.core.instruction.Instruction;
import dev.ergon.core.instruction.InstructionEvent;
import dev.ergon.core.instruction.InstructionInbox;
import dev.ergon.core.time.Clock;
import dev.ergon.core.time.SystemClock;
import dev.ergon.launch.output.Json;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Instructions from a topic of words, and what becomes of them as one line of JSON per change. Safe
 * from any thread.
 */
public final class TopicWords {
  private static final Logger LOG = LoggerFactory.getLogger(TopicWords.class);
  private static final double SECONDS = 1e-9;

  /** What a line of JSON holds. */
  record Result(
      String id, String text, String state, String reason, int steps, double elapsedSeconds) {}

  private final Clock host = new SystemClock();
  private final String wire;
  private final String idPrefix;
  private final Consumer<String> results;
  private final AtomicLong ids = new AtomicLong();
  private volatile String newest = "";

  /**
   * @param wire where the words come from, {@code ros1} for example
   * @param results takes the lines; called by whoever changes an instruction's state
   */
  public TopicWords(String wire, Consumer<String> results) {
    this.wire = wire;
    this.results = results;
    idPrefix = wire + "-" + host.utc().toEpochMilli() + "-";
  }

  /** Passes {@code text} on as an instruction; one that makes none is answered as rejected. */
  public void submit(String text, InstructionInbox inbox) {
    String id = idPrefix + ids.getAndIncrement();
    try {
      Instruction instruction =
          new Instruction(id, text, wire, host.nanos(), Instruction.NO_DEADLINE, 0);
      newest = id;
      inbox.submit(instruction, event -> tell(instruction.text(), event));
    } catch (IllegalArgumentException e) {
      LOG.warn("instruction over {} refused: {}", wire, e.getMessage());
      tell(new Result(id, "", "rejected", String.valueOf(e.getMessage()), 0, 0));
    }
  }

  /** Ends the newest instruction that came this way; false if it neither waits nor runs. */
  public boolean cancelNewest(InstructionInbox inbox) {
    return inbox.cancel(newest, "cancelled over ROS");
  }

  private void tell(String text, InstructionEvent event) {
    tell(
        new Result(
            event.instructionId(),
            text,
            event.state().name().toLowerCase(Locale.ROOT),
            event.reason(),
            event.steps(),
            event.elapsedNanos() * SECONDS));
  }

  private void tell(Result result) {
    results.accept(Json.oneLine(result));
  }
}
