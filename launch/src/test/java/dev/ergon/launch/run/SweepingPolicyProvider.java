package dev.ergon.launch.run;

import dev.ergon.core.action.ActionChunk;
import dev.ergon.core.config.ConfigNode;
import dev.ergon.core.instruction.Instruction;
import dev.ergon.core.observation.Observation;
import dev.ergon.core.policy.Policy;
import dev.ergon.core.policy.PolicySpec;
import dev.ergon.core.policy.PolicyStep;
import dev.ergon.core.provider.PolicyProvider;
import dev.ergon.core.provider.ProviderContext;
import dev.ergon.sim.embedded.ErgonActionSpace;
import java.util.List;
import java.util.Random;

/** A policy that sweeps the tool to and fro, ten actions at a time, no two answers quite alike. */
public final class SweepingPolicyProvider implements PolicyProvider {
  private static final long STEP_NANOS = 40_000_000L;
  private static final int HORIZON = 10;
  private static final double SWEEP_M = 0.004;
  private static final double DISAGREEMENT_M = 0.001;
  private static final double PERIOD_NANOS = 2e9;

  @Override
  public String kind() {
    return "sweeping";
  }

  @Override
  public Policy open(ConfigNode config, ProviderContext context) {
    return new Sweeping();
  }

  private static final class Sweeping implements Policy {
    private Random random = new Random(0);
    private long sequence;

    @Override
    public PolicySpec spec() {
      return new PolicySpec("sweeping", ErgonActionSpace.SPACE, List.of(), STEP_NANOS, HORIZON);
    }

    @Override
    public void begin(Instruction instruction, long seed) {
      random = new Random(seed);
    }

    @Override
    public PolicyStep infer(Observation observation) {
      int width = ErgonActionSpace.SPACE.size();
      double[] values = new double[HORIZON * width];
      double bias = DISAGREEMENT_M * (2 * random.nextDouble() - 1);
      for (int i = 0; i < HORIZON; i++) {
        double phase = 2 * Math.PI * (observation.stampNanos() + i * STEP_NANOS) / PERIOD_NANOS;
        values[i * width + 2] = SWEEP_M * Math.cos(phase) + bias;
        values[i * width + 7] = 1;
      }
      ActionChunk chunk =
          new ActionChunk(sequence++, observation.stampNanos(), STEP_NANOS, HORIZON, width, values);
      return new PolicyStep(chunk, new int[0], "", List.of());
    }

    @Override
    public void close() {}
  }
}
