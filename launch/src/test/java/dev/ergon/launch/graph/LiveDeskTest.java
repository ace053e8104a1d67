package dev.ergon.launch.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.core.action.ActionChunk;
import dev.ergon.core.geometry.Pose;
import dev.ergon.core.geometry.Quaternion;
import dev.ergon.core.geometry.Vec3;
import dev.ergon.core.instruction.Instruction;
import dev.ergon.core.observation.Observation;
import dev.ergon.core.policy.Policy;
import dev.ergon.core.policy.PolicyException;
import dev.ergon.core.policy.PolicySpec;
import dev.ergon.core.policy.PolicyStep;
import dev.ergon.core.robot.JointState;
import dev.ergon.core.time.Clock;
import dev.ergon.core.time.SystemClock;
import dev.ergon.launch.graph.PolicyDesk.Answer;
import dev.ergon.sim.embedded.ErgonActionSpace;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LiveDeskTest {
  private static final long LONG_NANOS = 50_000_000_000L;

  private final Clock clock = new SystemClock();
  private final Thinker thinker = new Thinker();
  private final LiveDesk desk = new LiveDesk(thinker, clock, clock);

  /** Thinks until it may speak; the observation's stamp comes back in the chunk. */
  private static final class Thinker implements Policy {
    private final CountDownLatch mayAnswer = new CountDownLatch(1);
    private volatile boolean fails;

    @Override
    public PolicySpec spec() {
      return new PolicySpec("thinker", ErgonActionSpace.SPACE, List.of(), 100_000_000L, 1);
    }

    @Override
    public void begin(Instruction instruction, long seed) {}

    @Override
    public PolicyStep infer(Observation observation) {
      try {
        mayAnswer.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      if (fails) {
        throw new PolicyException("no idea");
      }
      int width = ErgonActionSpace.SPACE.size();
      return new PolicyStep(
          new ActionChunk(0, observation.stampNanos(), 100_000_000L, 1, width, new double[width]),
          new int[0],
          "",
          List.of());
    }

    @Override
    public void close() {}
  }

  private static Observation seenAt(long nanos) {
    JointState joints =
        new JointState(nanos, List.of("j"), new double[1], new double[1], new double[1]);
    Pose tool = new Pose("base_link", Vec3.ZERO, Quaternion.IDENTITY);
    return new Observation(nanos, List.of(), joints, tool);
  }

  @AfterEach
  void letItEnd() {
    thinker.mayAnswer.countDown();
    desk.close();
  }

  @Test
  void timePassesWhileThePolicyThinks() throws InterruptedException {
    desk.ask(seenAt(7));
    long until = clock.nanos() + 5_000_000L;
    assertTrue(desk.answer(until).isEmpty());
    assertTrue(clock.nanos() >= until);
    thinker.mayAnswer.countDown();
    Answer answer = desk.answer(clock.nanos() + LONG_NANOS).orElseThrow();
    assertEquals(7, answer.step().chunk().observationStampNanos());
  }

  @Test
  void anAbandonedQuestionIsNeverAnswered() throws InterruptedException {
    desk.ask(seenAt(1));
    desk.abandon();
    thinker.mayAnswer.countDown();
    desk.ask(seenAt(2));
    Answer answer = desk.answer(clock.nanos() + LONG_NANOS).orElseThrow();
    assertEquals(2, answer.step().chunk().observationStampNanos());
  }

  @Test
  void aPolicyThatFailsIsHeardByTheRunner() {
    thinker.fails = true;
    thinker.mayAnswer.countDown();
    desk.ask(seenAt(1));
    assertThrows(PolicyException.class, () -> desk.answer(clock.nanos() + LONG_NANOS));
  }
}
