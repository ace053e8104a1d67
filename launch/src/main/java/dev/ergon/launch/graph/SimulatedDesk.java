package dev.ergon.launch.graph;

import dev.ergon.core.instruction.Instruction;
import dev.ergon.core.observation.Observation;
import dev.ergon.core.policy.Policy;
import dev.ergon.core.policy.PolicyStep;
import dev.ergon.core.time.Clock;
import dev.ergon.launch.graph.LaunchFile.InferenceConfig;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A policy whose thinking takes simulated time: the world stands still while it really thinks, and
 * its answer is held back until the latency that the launch file gives has passed in the world. So
 * what happens does not depend on the host.
 */
final class SimulatedDesk implements PolicyDesk {
  private final Policy policy;
  private final InferenceConfig latency;
  private final LockstepPace pace;
  private final Clock world;
  private final Clock stopwatch;
  private Random random = new Random(0);
  private @Nullable Answer open;
  private long dueNanos;

  SimulatedDesk(
      Policy policy, InferenceConfig latency, LockstepPace pace, Clock world, Clock stopwatch) {
    this.policy = policy;
    this.latency = latency;
    this.pace = pace;
    this.world = world;
    this.stopwatch = stopwatch;
  }

  @Override
  public void begin(Instruction instruction, long seed) {
    abandon();
    random = new Random(seed);
    policy.begin(instruction, seed);
  }

  @Override
  public void ask(Observation observation) {
    long jitter = (long) (latency.jitterNanos() * random.nextDouble());
    long before = stopwatch.nanos();
    PolicyStep step = policy.infer(observation);
    open = new Answer(step, Math.max(0, stopwatch.nanos() - before));
    dueNanos = world.nanos() + latency.latencyNanos() + jitter;
  }

  @Override
  public Optional<Answer> answer(long untilNanos) throws InterruptedException {
    pace.runUntil(Math.min(dueNanos, untilNanos));
    if (world.nanos() < dueNanos) {
      return Optional.empty();
    }
    Optional<Answer> answer = Optional.ofNullable(open);
    open = null;
    return answer;
  }

  @Override
  public void abandon() {
    open = null;
  }
}
