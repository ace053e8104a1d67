package dev.ergon.sim.embedded.task;

import java.util.Locale;

/** The suite's kinds of task, with the most policy steps that each may take. */
public enum TaskKind {
  REACH(40),
  PICK(60),
  PUT(90),
  PUSH(90),
  STACK(90),
  /** What is named is not there: the right answer is to end at once and move nothing. */
  ABSENT(20);

  private final int stepLimit;

  TaskKind(int stepLimit) {
    this.stepLimit = stepLimit;
  }

  public int stepLimit() {
    return stepLimit;
  }

  /** Lower case, as reports name it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
