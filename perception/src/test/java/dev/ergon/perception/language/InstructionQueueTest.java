package dev.ergon.perception.language;

import static dev.ergon.core.instruction.InstructionState.ACCEPTED;
import static dev.ergon.core.instruction.InstructionState.CANCELLED;
import static dev.ergon.core.instruction.InstructionState.EXPIRED;
import static dev.ergon.core.instruction.InstructionState.FAILED;
import static dev.ergon.core.instruction.InstructionState.PREEMPTED;
import static dev.ergon.core.instruction.InstructionState.REJECTED;
import static dev.ergon.core.instruction.InstructionState.RUNNING;
import static dev.ergon.core.instruction.InstructionState.SUCCEEDED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.core.instruction.Instruction;
import dev.ergon.core.instruction.InstructionEvent;
import dev.ergon.core.instruction.InstructionState;
import dev.ergon.core.time.ManualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InstructionQueueTest {
  private final ManualClock clock = new ManualClock(0);
  private final InstructionQueue queue = new InstructionQueue(clock, new QueueLimits(3, 4, 2));

  @Test
  void runsHigherPriorityFirstThenTheEarlierOne() {
    submit("a", 0);
    submit("b", 5);
    submit("c", 5);
    assertEquals("b", runNext());
    assertEquals("c", runNext());
    assertEquals("a", runNext());
    assertTrue(queue.poll().isEmpty());
  }

  @Test
  void tellsAcceptedRunningAndHowItEnded() {
    List<InstructionEvent> events = submit("a", 0);
    clock.advance(10);
    RunningInstruction running = queue.poll().orElseThrow();
    clock.advance(32);
    running.finish(SUCCEEDED, "placed", 7);
    assertEquals(
        List.of(
            new InstructionEvent("a", ACCEPTED, "", 0, 0, 0),
            new InstructionEvent("a", RUNNING, "", 10, 0, 0),
            new InstructionEvent("a", SUCCEEDED, "placed", 42, 7, 32)),
        events);
  }

  @Test
  void aNewcomerOfHigherPriorityAsksTheRunningOneToGiveWay() {
    List<InstructionEvent> low = submit("low", 0);
    RunningInstruction running = queue.poll().orElseThrow();
    submit("same", 0);
    assertFalse(running.shouldStop());
    submit("high", 1);
    assertTrue(running.shouldStop());
    StopRequest stop = running.stopRequest().orElseThrow();
    assertEquals(PREEMPTED, stop.state());
    assertTrue(stop.reason().contains("high"), stop.reason());
    running.finish(stop.state(), stop.reason(), 3);
    assertEquals(List.of(ACCEPTED, RUNNING, PREEMPTED), states(low));
    assertEquals("high", runNext());
  }

  @Test
  void aDuplicateHearsTheSameFateAndIsNotRunTwice() {
    List<InstructionEvent> first = submit("a", 0);
    RunningInstruction running = queue.poll().orElseThrow();
    List<InstructionEvent> during = submit("a", 0);
    assertEquals(List.of(ACCEPTED, RUNNING), states(during));
    running.finish(FAILED, "dropped it", 9);
    List<InstructionEvent> after = submit("a", 0);
    assertEquals(first, during);
    assertEquals(first, after);
    assertTrue(queue.poll().isEmpty());
  }

  @Test
  void anIdWithAnotherTextIsRejected() {
    submit("a", 0);
    var other = new Instruction("a", "other words", "test", 0, Instruction.NO_DEADLINE, 0);
    var events = new ArrayList<InstructionEvent>();
    queue.submit(other, events::add);
    assertEquals(List.of(REJECTED), states(events));
  }

  @Test
  void tooManyDuplicatesAreRejected() {
    submit("a", 0);
    submit("a", 0);
    assertEquals(List.of(REJECTED), states(submit("a", 0)));
  }

  @Test
  void forgetsIdsOnlyBeyondTheWindow() {
    for (String id : List.of("a", "b", "c", "d")) {
      submit(id, 0);
      runNext();
    }
    submit("a", 0);
    assertTrue(queue.poll().isEmpty());
    submit("e", 0);
    runNext();
    submit("a", 0);
    assertEquals("a", runNext());
  }

  @Test
  void aFullQueueRejectsAndTheIdMayBeTriedAgain() {
    submit("a", 0);
    submit("b", 0);
    submit("c", 0);
    List<InstructionEvent> refused = submit("d", 9);
    assertEquals(List.of(REJECTED), states(refused));
    assertTrue(refused.get(0).reason().contains("full"), refused.toString());
    runNext();
    assertEquals(List.of(ACCEPTED), states(submit("d", 9)));
  }

  @Test
  void aDeadlineEndsWhatWaitsAndStopsWhatRuns() {
    List<InstructionEvent> runs = submit("runs", 1, 100);
    List<InstructionEvent> waits = submit("waits", 0, 50);
    RunningInstruction running = queue.poll().orElseThrow();
    clock.set(60);
    assertFalse(running.shouldStop());
    assertEquals(List.of(ACCEPTED, EXPIRED), states(waits));
    clock.set(100);
    StopRequest stop = running.stopRequest().orElseThrow();
    assertEquals(EXPIRED, stop.state());
    running.finish(stop.state(), stop.reason(), 1);
    assertEquals(List.of(ACCEPTED, RUNNING, EXPIRED), states(runs));
    assertEquals(List.of(REJECTED), states(submit("late", 0, 100)));
  }

  @Test
  void cancelsWhatWaitsAtOnceAndAsksWhatRunsToStop() {
    submit("runs", 0);
    List<InstructionEvent> waits = submit("waits", 0);
    RunningInstruction running = queue.poll().orElseThrow();
    assertTrue(queue.cancel("waits", "changed my mind"));
    assertEquals(List.of(ACCEPTED, CANCELLED), states(waits));
    assertTrue(queue.cancel("runs", "enough"));
    assertEquals(new StopRequest(CANCELLED, "enough"), running.stopRequest().orElseThrow());
    running.finish(CANCELLED, "enough", 2);
    assertFalse(queue.cancel("runs", "again"));
    assertFalse(queue.cancel("unknown", ""));
  }

  @Test
  void theFirstStopRequestStands() {
    submit("a", 0);
    RunningInstruction running = queue.poll().orElseThrow();
    queue.cancel("a", "first");
    submit("high", 9);
    assertEquals(new StopRequest(CANCELLED, "first"), running.stopRequest().orElseThrow());
  }

  @Test
  void aRunnerThatForgetsToFinishHasFailed() {
    List<InstructionEvent> events = submit("a", 0);
    try (RunningInstruction running = queue.poll().orElseThrow()) {
      assertEquals("a", running.instruction().id());
    }
    assertEquals(List.of(ACCEPTED, RUNNING, FAILED), states(events));
  }

  @Test
  void finishingTwiceOrWithAStateThatIsNotLastIsAnError() {
    submit("a", 0);
    RunningInstruction running = queue.poll().orElseThrow();
    assertThrows(IllegalArgumentException.class, () -> running.finish(RUNNING, "", 0));
    assertThrows(IllegalArgumentException.class, () -> running.finish(REJECTED, "", 0));
    assertThrows(IllegalStateException.class, queue::poll);
    running.finish(SUCCEEDED, "", 0);
    assertThrows(IllegalStateException.class, () -> running.finish(SUCCEEDED, "", 0));
  }

  @Test
  void whileSuspendedEverythingIsCancelledAndRejectedUntilItResumes() {
    List<InstructionEvent> runs = submit("runs", 0);
    List<InstructionEvent> waits = submit("waits", 0);
    RunningInstruction running = queue.poll().orElseThrow();
    queue.suspend("emergency stop");
    assertEquals(List.of(ACCEPTED, CANCELLED), states(waits));
    assertTrue(running.shouldStop());
    assertEquals(List.of(REJECTED), states(submit("new", 0)));
    running.finish(CANCELLED, "emergency stop", 0);
    assertEquals(3, runs.size());
    queue.resume();
    assertEquals(List.of(ACCEPTED), states(submit("new", 0)));
    queue.close();
    queue.resume();
    assertEquals(List.of(REJECTED), states(submit("later", 0)));
  }

  @Test
  void aListenerThatThrowsCostsNobodyElseAnEvent() {
    queue.submit(
        instruction("a", 0, Instruction.NO_DEADLINE),
        event -> {
          throw new IllegalStateException("a listener that fails, on purpose");
        });
    List<InstructionEvent> other = submit("a", 0);
    runNext();
    assertEquals(List.of(ACCEPTED, RUNNING, SUCCEEDED), states(other));
  }

  @Test
  void takeReturnsEmptyWhenTheTimeIsUp() throws InterruptedException {
    assertTrue(queue.take(Duration.ofMillis(1)).isEmpty());
    submit("a", 0);
    assertTrue(queue.take(Duration.ZERO).isPresent());
  }

  private String runNext() {
    RunningInstruction running = queue.poll().orElseThrow();
    running.finish(SUCCEEDED, "", 1);
    return running.instruction().id();
  }

  private List<InstructionEvent> submit(String id, int priority) {
    return submit(id, priority, Instruction.NO_DEADLINE);
  }

  private List<InstructionEvent> submit(String id, int priority, long deadlineNanos) {
    var events = new ArrayList<InstructionEvent>();
    queue.submit(instruction(id, priority, deadlineNanos), events::add);
    return events;
  }

  private static Instruction instruction(String id, int priority, long deadlineNanos) {
    return new Instruction(id, "do " + id, "test", 0, deadlineNanos, priority);
  }

  private static List<InstructionState> states(List<InstructionEvent> events) {
    return events.stream().map(InstructionEvent::state).toList();
  }
}
