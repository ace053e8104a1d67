package dev.ergon.launch.report;

import dev.ergon.core.error.HostLacksException;
import dev.ergon.launch.run.EpisodeResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The report of a run, drawn while it goes: {@link #begin}, {@link #step} for each moment, {@link
 * #end}, for every instruction; then {@link #finish}. Called by one thread; drawing is done by
 * another, behind a short queue. A report that cannot be written never stops a run: its fault comes
 * out of {@code finish}.
 */
public final class RunReport implements AutoCloseable {
  private static final int QUEUE = 16;
  private static final long LONGEST_WAIT_SECONDS = 30;
  private static final long FINISH_MILLIS = 120_000;

  /** Something to draw. */
  private interface Task {
    void run() throws IOException;
  }

  private final ReportSetup setup;
  private final ReportFiles files;
  private final ReportDrawing drawing;
  private final BlockingQueue<Task> tasks = new ArrayBlockingQueue<>(QUEUE);
  private final Thread thread = new Thread(this::draw, "report");
  private long leftOut;
  private boolean ended;
  private volatile boolean last;
  private volatile @Nullable Exception fault;

  private RunReport(ReportSetup setup, ReportFiles files, ReportDrawing drawing) {
    this.setup = setup;
    this.files = files;
    this.drawing = drawing;
    thread.setDaemon(true);
  }

  /**
   * Begins a report of three files in {@code folder}, which is made if it is not there.
   *
   * @throws HostLacksException if the folder cannot be written, or no video can be encoded
   */
  public static RunReport begin(Path folder, ReportSetup setup) {
    ReportFiles files =
        new ReportFiles(
            folder.resolve("video.mp4"),
            folder.resolve("contact-sheet.png"),
            folder.resolve("report.html"));
    try {
      Files.createDirectories(folder);
      RunReport report = new RunReport(setup, files, new ReportDrawing(setup, files));
      report.thread.start();
      return report;
    } catch (IOException e) {
      throw new HostLacksException("report: cannot write to " + folder + ": " + e.getMessage(), e);
    }
  }

  /** An instruction begins; {@code task} is its kind. */
  public void begin(String instruction, String task) {
    offer(() -> drawing.begin(instruction, task), true);
  }

  /** The next moment of the episode that began last. */
  public void step(Moment moment) {
    if (moment.joints().size() != setup.joints().size()) {
      throw new IllegalArgumentException(
          "report: got " + moment.joints().size() + " joints, wanted " + setup.joints().size());
    }
    if (!offer(() -> drawing.step(moment), setup.waits())) {
      leftOut++;
    }
  }

  /** The episode that began last is over. */
  public void end(EpisodeResult verdict) {
    offer(() -> drawing.end(verdict), true);
  }

  /**
   * Writes what is left, and answers where all is.
   *
   * @param facts of the summary, in order
   * @throws HostLacksException if a file could not be written
   */
  public ReportFiles finish(List<ReportFact> facts, List<LatencySeries> latencies) {
    List<ReportFact> summary = List.copyOf(facts);
    List<LatencySeries> times = List.copyOf(latencies);
    long missed = leftOut;
    offer(() -> drawing.finish(summary, times, missed), true);
    stop();
    Exception broken = fault;
    if (broken != null || thread.isAlive()) {
      String why = broken == null ? "drawing did not come to an end" : broken.getMessage();
      throw new HostLacksException(
          "report: cannot write " + files.html().getParent() + ": " + why, broken);
    }
    return files;
  }

  /** Ends the video where it is, if the report was not finished. Idempotent. */
  @Override
  public void close() {
    stop();
  }

  private void stop() {
    if (ended) {
      return;
    }
    ended = true;
    offer(() -> last = true, true);
    boolean interrupted = Thread.interrupted();
    try {
      thread.join(FINISH_MILLIS);
    } catch (InterruptedException e) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether the task was taken; one that waits is given up only when drawing hangs. */
  private boolean offer(Task task, boolean waits) {
    if (fault != null && !ended) {
      return false;
    }
    boolean interrupted = Thread.interrupted();
    try {
      return waits ? tasks.offer(task, LONGEST_WAIT_SECONDS, TimeUnit.SECONDS) : tasks.offer(task);
    } catch (InterruptedException e) {
      interrupted = true;
      return tasks.offer(task);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void draw() {
    try (drawing) {
      while (!last) {
        Task next = tasks.take();
        if (fault == null) {
          perform(next);
        } else if (ended) {
          return;
        }
      }
    } catch (IOException | InterruptedException e) {
      fault = e;
    }
  }

  private void perform(Task task) {
    try {
      task.run();
    } catch (IOException | RuntimeException e) {
      fault = e;
    }
  }
}
