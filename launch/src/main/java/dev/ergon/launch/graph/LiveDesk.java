package dev.ergon.launch.graph;

import dev.ergon.core.instruction.Instruction;
import dev.ergon.core.observation.Observation;
import dev.ergon.core.policy.Policy;
import dev.ergon.core.policy.PolicyException;
import dev.ergon.core.policy.PolicyStep;
import dev.ergon.core.time.Clock;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A policy that thinks on a thread of its own while the robot's time passes by itself, so that the
 * runner goes on looking after cameras and requests.
 */
final class LiveDesk implements PolicyDesk, AutoCloseable {
  private static final long CLOSE_SECONDS = 30;

  private final Policy policy;
  private final Clock robot;
  private final Clock stopwatch;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(task -> {
        Thread made = new Thread(task, "ergon-policy");
        made.setDaemon(true);
        return made;
      });
  private @Nullable Future<Answer> open;

  LiveDesk(Policy policy, Clock robot, Clock stopwatch) {
    this.policy = policy;
    this.robot = robot;
    this.stopwatch = stopwatch;
  }

  @Override
  public void begin(Instruction instruction, long seed) throws InterruptedException {
    abandon();
    try {
      Object unused = thread.submit(() -> policy.begin(instruction, seed)).get();
    } catch (ExecutionException e) {
      throw unwrapped(e);
    }
  }

  @Override
  public void ask(Observation observation) {
    open = thread.submit(() -> infer(observation));
  }

  private Answer infer(Observation observation) {
    long before = stopwatch.nanos();
    PolicyStep step = policy.infer(observation);
    return new Answer(step, Math.max(0, stopwatch.nanos() - before));
  }

  @Override
  public Optional<Answer> answer(long untilNanos) throws InterruptedException {
    Future<Answer> question = open;
    if (question == null) {
      return Optional.empty();
    }
    try {
      long patience = Math.max(0, untilNanos - robot.nanos());
      Answer answer = question.get(patience, TimeUnit.NANOSECONDS);
      open = null;
      return Optional.of(answer);
    } catch (TimeoutException notYet) {
      return Optional.empty();
    } catch (ExecutionException e) {
      open = null;
      throw unwrapped(e);
    }
  }

  private static RuntimeException unwrapped(ExecutionException e) {
    return e.getCause() instanceof RuntimeException failure
        ? failure
        : new PolicyException("the policy's thread ended: " + e.getCause(), e.getCause());
  }

  /** The policy is not interrupted: native code would not hear it. Its answer goes nowhere. */
  @Override
  public void abandon() {
    open = null;
  }

  /** Waits for the policy to finish its thought, so that it can be closed after this. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      boolean unused = thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
