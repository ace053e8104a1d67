package dev.ergon.perception.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.core.instruction.Instruction;
import dev.ergon.core.instruction.InstructionEvent;
import dev.ergon.core.instruction.InstructionFeedback;
import dev.ergon.core.instruction.InstructionState;
import dev.ergon.core.time.ManualClock;
import dev.ergon.core.time.SystemClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever senders and the runner do, in whatever order. */
final class InstructionQueuePropertyTest {
  private static final QueueLimits LIMITS = new QueueLimits(4, 1_000_000, 3);
  private static final int ACTIONS = 120;

  /** What one sender heard. */
  private static final class Sender implements InstructionFeedback {
    final List<InstructionEvent> heard = new ArrayList<>();

    @Override
    public void on(InstructionEvent event) {
      heard.add(event);
    }

    void assertLegal() {
      List<InstructionState> states = heard.stream().map(InstructionEvent::state).toList();
      long last = states.stream().filter(InstructionState::isLast).count();
      assertEquals(1, last, () -> "events " + states);
      assertTrue(states.get(states.size() - 1).isLast(), () -> "events " + states);
      boolean rejected = states.equals(List.of(InstructionState.REJECTED));
      assertTrue(rejected || states.get(0) == InstructionState.ACCEPTED, () -> "events " + states);
      assertEquals(states.size(), new HashSet<>(states).size(), () -> "events " + states);
    }
  }

  @Property
  void everySenderHearsOneLastEventAndEveryIdRunsAtMostOnce(@ForAll long seed) {
    var random = new Random(seed);
    var clock = new ManualClock(0);
    var queue = new InstructionQueue(clock, LIMITS);
    var senders = new ArrayList<Sender>();
    Set<String> ran = new HashSet<>();
    @Nullable RunningInstruction running = null;
    for (int i = 0; i < ACTIONS; i++) {
      clock.advance(random.nextInt(3));
      switch (random.nextInt(5)) {
        case 0, 1 -> senders.add(submit(queue, random, clock.nanos()));
        case 2 -> queue.cancel("id" + random.nextInt(40), "no more");
        case 3 -> {
          if (running == null) {
            running = begin(queue.poll(), ran);
          }
        }
        default -> running = end(running, random);
      }
      assertTrue(queue.waiting() <= LIMITS.waiting());
    }
    if (running != null) {
      running.close();
    }
    queue.close();
    senders.forEach(Sender::assertLegal);
  }

  @Property
  void whatRunsNextHasTheHighestPriorityOfAllThatWait(@ForAll long seed) {
    var random = new Random(seed);
    var queue = new InstructionQueue(new ManualClock(0), new QueueLimits(50, 100, 1));
    var waiting = new ArrayList<Instruction>();
    for (int i = 0; i < 30; i++) {
      var instruction =
          new Instruction(
              "id" + i, "do it", "test", 0, Instruction.NO_DEADLINE, random.nextInt(5) - 2);
      queue.submit(instruction, event -> {});
      waiting.add(instruction);
    }
    while (!waiting.isEmpty()) {
      // A stable sort: the earlier of equal priority stays in front.
      waiting.sort((a, b) -> Integer.compare(b.priority(), a.priority()));
      try (RunningInstruction running = queue.poll().orElseThrow()) {
        assertEquals(waiting.remove(0), running.instruction());
      }
    }
  }

  @Test
  void threadsThatSubmitAndCancelWhileOneRunsLoseNothing() throws Exception {
    var queue = new InstructionQueue(new SystemClock(), LIMITS);
    var senders = new CopyOnWriteArrayList<Sender>();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      var work = new ArrayList<Future<?>>();
      for (int t = 0; t < 3; t++) {
        var random = new Random(t);
        work.add(
            threads.submit(() -> {
              for (int i = 0; i < 500; i++) {
                senders.add(submit(queue, random, Long.MAX_VALUE / 2));
                queue.cancel("id" + random.nextInt(40), "no more");
              }
            }));
      }
      Set<String> ran = new HashSet<>();
      while (!work.stream().allMatch(Future::isDone) || queue.waiting() > 0) {
        RunningInstruction running = begin(queue.take(Duration.ofMillis(1)), ran);
        if (running != null) {
          running.finish(InstructionState.SUCCEEDED, "", 1);
        }
      }
      for (Future<?> each : work) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
    queue.close();
    assertEquals(1500, senders.size());
    senders.forEach(Sender::assertLegal);
  }

  private static Sender submit(InstructionQueue queue, Random random, long nowNanos) {
    String id = "id" + random.nextInt(40);
    long deadline =
        random.nextInt(3) == 0 ? nowNanos + random.nextInt(6) - 1 : Instruction.NO_DEADLINE;
    var sender = new Sender();
    queue.submit(new Instruction(id, "do " + id, "test", 0, deadline, random.nextInt(3)), sender);
    assertTrue(!sender.heard.isEmpty(), "nothing was heard before submit returned");
    return sender;
  }

  private static @Nullable RunningInstruction begin(
      Optional<RunningInstruction> taken, Set<String> ran) {
    taken.ifPresent(running ->
        assertTrue(
            ran.add(running.instruction().id()), () -> running.instruction().id() + " ran twice"));
    return taken.orElse(null);
  }

  private static @Nullable RunningInstruction end(
      @Nullable RunningInstruction running, Random random) {
    if (running == null) {
      return null;
    }
    Optional<StopRequest> stop = running.stopRequest();
    if (stop.isPresent()) {
      running.finish(stop.get().state(), stop.get().reason(), 1);
    } else if (random.nextBoolean()) {
      running.finish(InstructionState.SUCCEEDED, "", 1);
    } else {
      running.close();
    }
    return null;
  }
}
