package dev.ergon.launch.run;

import dev.ergon.core.instruction.InstructionState;
import dev.ergon.perception.language.StopRequest;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C and SIGTERM into an orderly end: the run sees a reason to stop, holds the arm and
 * closes its files, and the process waits for that, but not for ever. Made and closed by the thread
 * that runs.
 */
public final class ShutdownRequest implements StopSignal, AutoCloseable {
  /**
   * Of the ten seconds that a launcher should have to wait for us, the JVM's own end takes some.
   */
  private static final long PATIENCE_MILLIS = 8000;

  private final CountDownLatch finished = new CountDownLatch(1);
  private final Thread hook = new Thread(this::awaitEnd, "ergon-shutdown");
  private volatile boolean requested;

  public ShutdownRequest() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  @Override
  public Optional<StopRequest> request() {
    return requested
        ? Optional.of(new StopRequest(InstructionState.CANCELLED, "stopped by the operator"))
        : Optional.empty();
  }

  /** Whether the process was asked to end. */
  public boolean isRequested() {
    return requested;
  }

  /** Says that everything is held and closed. */
  @Override
  public void close() {
    finished.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is already ending, and the hook has just been let go.
      requested = true;
    }
  }

  private void awaitEnd() {
    requested = true;
    try {
      if (!finished.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
        System.err.println("ergon: the run did not end in " + PATIENCE_MILLIS + " ms; leaving it");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
