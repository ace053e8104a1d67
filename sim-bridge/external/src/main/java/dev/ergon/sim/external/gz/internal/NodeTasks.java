package dev.ergon.sim.external.gz.internal;

import dev.ergon.core.error.HostLacksException;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** What other threads leave for the node's thread to do, in a bounded queue. */
final class NodeTasks {
  private static final int MAX_TASKS = 2048;

  private final BlockingQueue<Task> tasks = new ArrayBlockingQueue<>(MAX_TASKS);
  private final Wakeup wakeup;
  private volatile String ended = "";

  /**
   * @param done null where nobody waits for it
   */
  private record Task(Runnable work, @Nullable CompletableFuture<Void> done) {}

  NodeTasks(Wakeup wakeup) {
    this.wakeup = wakeup;
  }

  /** Leaves work that nobody waits for; false if too much waits already. Any thread. */
  boolean offer(Runnable work) {
    boolean taken = ended.isEmpty() && tasks.offer(new Task(work, null));
    ring();
    return taken;
  }

  /** Leaves work; the future tells when it is done, or why it is not. Any thread. */
  CompletableFuture<Void> perform(Runnable work) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    if (ended.isEmpty() && !tasks.offer(new Task(work, done))) {
      done.completeExceptionally(new HostLacksException("Gazebo node: too many tasks wait"));
    }
    // After the offer: else a node that ends meanwhile would leave it undone.
    if (!ended.isEmpty()) {
      done.completeExceptionally(new HostLacksException(ended));
    }
    ring();
    return done;
  }

  /** As {@link #perform}, for work that takes something back: once the node ended, it is done. */
  CompletableFuture<Void> takeBack(Runnable work) {
    return ended.isEmpty() ? perform(work) : CompletableFuture.completedFuture(null);
  }

  /** Does what waits. The node's thread. */
  void run() {
    for (Task next = tasks.poll(); next != null; next = tasks.poll()) {
      CompletableFuture<Void> done = next.done();
      try {
        next.work().run();
        if (done != null) {
          done.complete(null);
        }
      } catch (RuntimeException e) {
        if (done == null) {
          throw e;
        }
        done.completeExceptionally(e);
      }
    }
  }

  /** Takes no more, and gives up what waits. */
  void end(String why) {
    ended = why;
    for (Task next = tasks.poll(); next != null; next = tasks.poll()) {
      if (next.done() != null) {
        next.done().completeExceptionally(new HostLacksException(why));
      }
    }
  }

  /** Ends the thread's wait. */
  void ring() {
    try {
      wakeup.ring();
    } catch (IOException e) {
      end("Gazebo node: it is closed");
    }
  }
}
