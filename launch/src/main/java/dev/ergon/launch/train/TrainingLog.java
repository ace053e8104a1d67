package dev.ergon.launch.train;

import dev.ergon.core.time.Clock;
import dev.ergon.policy.training.bc.Checkpoint;
import dev.ergon.policy.training.bc.TrainingListener;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The course of a training as comma-separated values, a line for every few steps, the first and the
 * last.
 */
final class TrainingLog implements Closeable {
  private static final int EVERY = 20;
  private static final double NANOS_PER_SECOND = 1e9;

  private final BufferedWriter out;
  private final Clock clock;
  private final long begin;

  TrainingLog(Path file, Clock clock) throws IOException {
    boolean fresh = !Files.exists(file);
    out = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    this.clock = clock;
    this.begin = clock.nanos();
    if (fresh) {
      out.write("step,seconds,loss,action_loss,word_loss,auxiliary_loss,token_accuracy,norm\n");
    }
  }

  /** Hears of checkpoints. */
  interface Saved {
    void at(Checkpoint checkpoint) throws IOException;
  }

  /** Writes down what happens, and passes it on. */
  TrainingListener listener(
      Consumer<TrainingListener.StepReport> next, Saved saved, BooleanSupplier stop) {
    return new TrainingListener() {
      @Override
      public void stepped(StepReport report) throws IOException {
        if (report.step() == 1 || report.step() % EVERY == 0 || report.step() == report.steps()) {
          write(report);
        }
        next.accept(report);
      }

      @Override
      public void saved(Checkpoint checkpoint) throws IOException {
        saved.at(checkpoint);
      }

      @Override
      public boolean stop() {
        return stop.getAsBoolean();
      }
    };
  }

  /** What a progress bar says. */
  static String line(TrainingListener.StepReport report) {
    return String.format(
        Locale.ROOT,
        "loss %.3f, action %.3f, tokens right %.1f %%",
        report.loss(),
        report.actionLoss(),
        100 * report.tokenAccuracy());
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private void write(TrainingListener.StepReport r) throws IOException {
    out.write(
        String.format(
            Locale.ROOT,
            "%d,%.1f,%.4f,%.4f,%.4f,%.4f,%.4f,%.2f%n",
            r.step(),
            (clock.nanos() - begin) / NANOS_PER_SECOND,
            r.loss(),
            r.actionLoss(),
            r.wordLoss(),
            r.auxiliaryLoss(),
            r.tokenAccuracy(),
            r.gradientNorm()));
    out.flush();
  }
}
