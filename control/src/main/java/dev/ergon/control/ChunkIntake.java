package dev.ergon.control;

import dev.ergon.control.chunk.ActionExecutor;
import dev.ergon.control.chunk.PreparedChunk;
import dev.ergon.control.log.CommandLog;
import dev.ergon.control.mailbox.SpscRing;
import dev.ergon.control.state.Supervisor;
import org.jspecify.annotations.Nullable;

/**
 * Takes chunks out of the policy's ring, once per cycle, and hands those of the running task on to
 * be executed. Owned by the control thread. Real-time safe.
 */
final class ChunkIntake {
  private final SpscRing<PreparedChunk> ring;
  private final ActionExecutor executor;
  private final Supervisor supervisor;
  private int taken;
  private long awaitedNanos = Long.MIN_VALUE;
  private long endToEndNanos = -1;

  ChunkIntake(SpscRing<PreparedChunk> ring, ActionExecutor executor, Supervisor supervisor) {
    this.ring = ring;
    this.executor = executor;
    this.supervisor = supervisor;
  }

  /** Takes in what has come; each chunk goes to {@code log} too, where there is one. */
  void take(long nowNanos, @Nullable CommandLog log) {
    if (supervisor.taskChanged(nowNanos)) {
      executor.clear();
    }
    taken = 0;
    endToEndNanos = -1;
    PreparedChunk chunk = ring.peek();
    // A chunk of a task that this cycle has not seen begin waits for the next.
    while (chunk != null && chunk.taskEpoch() <= supervisor.taskEpoch()) {
      if (log != null) {
        log.chunk(chunk);
      }
      taken++;
      if (chunk.taskEpoch() == supervisor.taskEpoch()) {
        executor.accept(chunk, nowNanos);
        supervisor.chunkTaken(nowNanos);
        awaitedNanos = chunk.observationStampNanos();
      }
      ring.release();
      chunk = ring.peek();
    }
  }

  /** How many chunks the last {@link #take} took. */
  int taken() {
    return taken;
  }

  /** An action begins: where it is the first since a chunk came, that chunk has taken effect. */
  void actionBegins(long nowNanos) {
    if (awaitedNanos != Long.MIN_VALUE) {
      endToEndNanos = nowNanos - awaitedNanos;
      awaitedNanos = Long.MIN_VALUE;
    }
  }

  /**
   * The time from the observation of a chunk to the first command that follows from it, where a
   * chunk took effect since the last {@link #take}, else -1.
   */
  long endToEndNanos() {
    return endToEndNanos;
  }
}
