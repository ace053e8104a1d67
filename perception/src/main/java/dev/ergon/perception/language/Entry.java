package dev.ergon.perception.language;

import dev.ergon.core.instruction.Instruction;
import dev.ergon.core.instruction.InstructionEvent;
import dev.ergon.core.instruction.InstructionFeedback;
import dev.ergon.core.instruction.InstructionState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One instruction and all that was said about it. Guarded by the queue's lock. */
final class Entry {
  /** Higher priority first, then the one that came first. */
  static final Comparator<Entry> ORDER =
      Comparator.<Entry>comparingInt(entry -> -entry.instruction.priority())
          .thenComparingLong(entry -> entry.arrival);

  private static final Logger LOG = LoggerFactory.getLogger(Entry.class);

  final Instruction instruction;
  private final long arrival;
  private final List<InstructionFeedback> listeners = new ArrayList<>(1);
  private final List<InstructionEvent> history = new ArrayList<>(3);
  private long startedNanos;
  private @Nullable StopRequest stopRequest;

  Entry(Instruction instruction, long arrival) {
    this.instruction = instruction;
    this.arrival = arrival;
  }

  /** Tells {@code listener} what happened so far, and everything from now on. */
  void listen(InstructionFeedback listener) {
    history.forEach(event -> tell(listener, event));
    if (!hasEnded()) {
      listeners.add(listener);
    }
  }

  int listeners() {
    return listeners.size();
  }

  void begin(long nowNanos) {
    startedNanos = nowNanos;
    happened(InstructionState.RUNNING, "", nowNanos, 0, 0);
  }

  void happened(InstructionState state, String reason, long nowNanos) {
    happened(state, reason, nowNanos, 0, 0);
  }

  void end(InstructionState state, String reason, long nowNanos, int steps) {
    happened(state, reason, nowNanos, steps, elapsedNanos(nowNanos));
  }

  boolean hasEnded() {
    return !history.isEmpty() && history.get(history.size() - 1).state().isLast();
  }

  long elapsedNanos(long nowNanos) {
    return nowNanos - startedNanos;
  }

  /** The first request stands; later ones change nothing. */
  void requestStop(InstructionState state, String reason) {
    if (stopRequest == null) {
      stopRequest = new StopRequest(state, reason);
    }
  }

  @Nullable StopRequest stopRequest() {
    return stopRequest;
  }

  private void happened(
      InstructionState state, String reason, long nowNanos, int steps, long elapsedNanos) {
    var event =
        new InstructionEvent(instruction.id(), state, reason, nowNanos, steps, elapsedNanos);
    history.add(event);
    List.copyOf(listeners).forEach(listener -> tell(listener, event));
    if (state.isLast()) {
      listeners.clear();
    }
  }

  /** One listener that breaks its contract must not cost the others their event. */
  static void tell(InstructionFeedback listener, InstructionEvent event) {
    try {
      listener.on(event);
    } catch (RuntimeException e) {
      LOG.error("instruction {}: a listener failed on {}", event.instructionId(), event.state(), e);
    }
  }
}
