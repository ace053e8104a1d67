package dev.ergon.launch.run;

import dev.ergon.core.instruction.Instruction;

/**
 * The world as it is. Nobody judges but the policy: an episode succeeds when the policy says that
 * it is done.
 */
public record OpenArena(int stepLimit) implements Arena {
  public OpenArena {
    if (stepLimit < 1) {
      throw new IllegalArgumentException("step limit: got " + stepLimit + ", wanted >= 1");
    }
  }

  @Override
  public String name() {
    return "open";
  }

  @Override
  public Trial trialOf(Instruction instruction, long seed) {
    return new OpenTrial(stepLimit);
  }

  private record OpenTrial(int stepLimit) implements Trial {
    @Override
    public String task() {
      return "open";
    }

    @Override
    public boolean rearrangesWorld() {
      return false;
    }

    @Override
    public void setUp() {}

    @Override
    public Verdict judge(boolean terminated) {
      return terminated
          ? new Verdict(true, "the policy says it is done")
          : new Verdict(false, "the policy did not finish in " + stepLimit + " steps");
    }
  }
}
