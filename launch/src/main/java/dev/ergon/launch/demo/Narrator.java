package dev.ergon.launch.demo;

import dev.ergon.core.instruction.Instruction;
import dev.ergon.launch.run.EpisodeListener;
import dev.ergon.launch.run.EpisodeResult;
import dev.ergon.launch.run.StepTaken;
import java.io.PrintWriter;
import java.util.Locale;

/** Tells a person at the terminal what the robot is doing. */
public final class Narrator implements EpisodeListener {
  private final PrintWriter out;
  private final boolean terminal;

  /**
   * @param terminal whether a line can be drawn over
   */
  public Narrator(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  @Override
  public void began(Instruction instruction, String task) {
    out.printf("  %-44s", "\"" + instruction.text() + "\"");
    out.flush();
  }

  @Override
  public void stepped(StepTaken step) {
    if (terminal) {
      out.printf(
          Locale.ROOT, "\033[s step %d, %s\033[K\033[u", step.index() + 1, step.control().status());
      out.flush();
    }
  }

  @Override
  public void ended(Instruction instruction, EpisodeResult result) {
    if (terminal) {
      out.print("\033[K");
    }
    out.printf(
        Locale.ROOT,
        " %s in %d steps, %.1f s%s%n",
        result.success() ? "done" : "FAILED",
        result.steps(),
        result.seconds(),
        result.reason().isEmpty() ? "" : ": " + result.reason());
    out.flush();
  }
}
