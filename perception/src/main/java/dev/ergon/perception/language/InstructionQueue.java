package dev.ergon.perception.language;

import dev.ergon.core.instruction.Instruction;
import dev.ergon.core.instruction.InstructionEvent;
import dev.ergon.core.instruction.InstructionFeedback;
import dev.ergon.core.instruction.InstructionInbox;
import dev.ergon.core.instruction.InstructionState;
import dev.ergon.core.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The instructions that wait, and the one that runs. Higher priority runs first, then the earlier
 * one; a newcomer of higher priority asks the running one to give way. An id runs once: a duplicate
 * hears the same fate.
 *
 * <p>Every feedback hears exactly one last event. Feedback is called with the queue's lock held, so
 * that no event overtakes another; it must only hand the event on. Deadlines pass on the clock
 * given, and are looked at whenever the queue is used, {@link RunningInstruction#shouldStop()}
 * included.
 *
 * <p>One runner takes; any thread submits and cancels.
 */
public final class InstructionQueue implements InstructionInbox, AutoCloseable {
  private final Clock clock;
  private final QueueLimits limits;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final PriorityQueue<Entry> waiting = new PriorityQueue<>(Entry.ORDER);
  private final Map<String, Entry> known = new HashMap<>();
  private final ArrayDeque<String> ended = new ArrayDeque<>();
  private long arrivals;
  private @Nullable Entry running;
  private @Nullable String suspended;
  private boolean closed;

  public InstructionQueue(Clock clock, QueueLimits limits) {
    this.clock = clock;
    this.limits = limits;
  }

  @Override
  public void submit(Instruction instruction, InstructionFeedback feedback) {
    lock.lock();
    try {
      long nowNanos = clock.nanos();
      expireWaiting(nowNanos);
      Entry earlier = known.get(instruction.id());
      Optional<String> refusal =
          earlier == null ? whyNot(instruction, nowNanos) : whyNotAgain(earlier, instruction);
      if (refusal.isPresent()) {
        reject(instruction, refusal.get(), nowNanos, feedback);
      } else if (earlier != null) {
        earlier.listen(feedback);
      } else {
        enqueue(instruction, feedback, nowNanos);
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean cancel(String instructionId, String reason) {
    lock.lock();
    try {
      expireWaiting(clock.nanos());
      Entry entry = known.get(instructionId);
      if (entry == null || entry.hasEnded()) {
        return false;
      }
      cancel(entry, reason);
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** The next instruction, which begins to run with this; empty if none waits. Never blocks. */
  public Optional<RunningInstruction> poll() {
    lock.lock();
    try {
      return next();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for the next instruction.
   *
   * @param timeout on the host's clock, simulation or not
   * @return empty when the time is up
   */
  public Optional<RunningInstruction> take(Duration timeout) throws InterruptedException {
    lock.lock();
    try {
      long leftNanos = timeout.toNanos();
      Optional<RunningInstruction> taken = next();
      while (taken.isEmpty() && leftNanos > 0) {
        leftNanos = arrived.awaitNanos(leftNanos);
        taken = next();
      }
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Cancels everything and rejects what comes, until {@link #resume()}: for a stop of the robot.
   *
   * @param reason told to every sender
   */
  public void suspend(String reason) {
    lock.lock();
    try {
      suspended = reason;
      List.copyOf(waiting).forEach(entry -> cancel(entry, reason));
      if (running != null) {
        cancel(running, reason);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Takes instructions again, unless closed. */
  public void resume() {
    lock.lock();
    try {
      if (!closed) {
        suspended = null;
      }
    } finally {
      lock.unlock();
    }
  }

  /** How many wait. */
  public int waiting() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  /** Cancels everything and takes nothing more. The runner still finishes what it has. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      suspend("the robot is shutting down");
    } finally {
      lock.unlock();
    }
  }

  Optional<StopRequest> stopRequest(Entry entry) {
    lock.lock();
    try {
      long nowNanos = clock.nanos();
      expireWaiting(nowNanos);
      if (entry.instruction.isExpired(nowNanos)) {
        entry.requestStop(InstructionState.EXPIRED, "its deadline passed while it ran");
      }
      return Optional.ofNullable(entry.stopRequest());
    } finally {
      lock.unlock();
    }
  }

  void finish(Entry entry, InstructionState state, String reason, int steps) {
    lock.lock();
    try {
      if (running != entry) {
        throw new IllegalStateException(
            "instruction " + entry.instruction.id() + ": finished twice");
      }
      running = null;
      entry.end(state, reason, clock.nanos(), steps);
      remember(entry);
    } finally {
      lock.unlock();
    }
  }

  void finishIfRunning(Entry entry, String reason) {
    lock.lock();
    try {
      if (running == entry) {
        finish(entry, InstructionState.FAILED, reason, 0);
      }
    } finally {
      lock.unlock();
    }
  }

  private Optional<String> whyNot(Instruction instruction, long nowNanos) {
    if (suspended != null) {
      return Optional.of(suspended);
    }
    if (instruction.isExpired(nowNanos)) {
      return Optional.of("its deadline has passed already");
    }
    if (waiting.size() >= limits.waiting()) {
      return Optional.of(
          "the queue is full (" + limits.waiting() + " instructions wait); try again later");
    }
    return Optional.empty();
  }

  private Optional<String> whyNotAgain(Entry earlier, Instruction instruction) {
    if (!earlier.instruction.text().equals(instruction.text())) {
      return Optional.of(
          "the id belongs to an earlier instruction with another text; use a new id");
    }
    if (earlier.listeners() >= limits.listeners()) {
      return Optional.of("the id was sent more than " + limits.listeners() + " times");
    }
    return Optional.empty();
  }

  private void enqueue(Instruction instruction, InstructionFeedback feedback, long nowNanos) {
    Entry entry = new Entry(instruction, arrivals++);
    known.put(instruction.id(), entry);
    waiting.add(entry);
    entry.listen(feedback);
    entry.happened(InstructionState.ACCEPTED, "", nowNanos);
    if (running != null && instruction.priority() > running.instruction.priority()) {
      running.requestStop(
          InstructionState.PREEMPTED,
          "gave way to %s of priority %d".formatted(instruction.id(), instruction.priority()));
    }
    arrived.signalAll();
  }

  private Optional<RunningInstruction> next() {
    if (running != null) {
      throw new IllegalStateException(
          "instruction " + running.instruction.id() + " is still running; finish it first");
    }
    long nowNanos = clock.nanos();
    expireWaiting(nowNanos);
    Entry entry = waiting.poll();
    if (entry == null) {
      return Optional.empty();
    }
    running = entry;
    entry.begin(nowNanos);
    return Optional.of(new RunningInstruction(this, entry));
  }

  private void cancel(Entry entry, String reason) {
    if (entry == running) {
      entry.requestStop(InstructionState.CANCELLED, reason);
    } else {
      endWaiting(entry, InstructionState.CANCELLED, reason, clock.nanos());
    }
  }

  private void expireWaiting(long nowNanos) {
    List<Entry> late =
        waiting.stream().filter(entry -> entry.instruction.isExpired(nowNanos)).toList();
    for (Entry entry : late) {
      endWaiting(entry, InstructionState.EXPIRED, "its deadline passed while it waited", nowNanos);
    }
  }

  private void endWaiting(Entry entry, InstructionState state, String reason, long nowNanos) {
    // False if a listener cancelled it while we were about to.
    if (waiting.remove(entry)) {
      entry.happened(state, reason, nowNanos);
      remember(entry);
    }
  }

  private void remember(Entry entry) {
    ended.add(entry.instruction.id());
    if (ended.size() > limits.remembered()) {
      known.remove(ended.remove());
    }
  }

  private static void reject(
      Instruction instruction, String reason, long nowNanos, InstructionFeedback feedback) {
    Entry.tell(
        feedback,
        new InstructionEvent(instruction.id(), InstructionState.REJECTED, reason, nowNanos, 0, 0));
  }
}
