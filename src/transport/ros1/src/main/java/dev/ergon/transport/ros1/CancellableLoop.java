package dev.ergon.transport.ros1;

import org.jspecify.annotations.Nullable;

/** Work that is done again and again until it is cancelled. */
public abstract class CancellableLoop implements Runnable {
  private volatile @Nullable Thread thread;
  private volatile boolean cancelled;

  /** Called once before the first {@link #loop}. */
  protected void setup() {}

  /** One round. Ends the loop by throwing. */
  protected abstract void loop() throws InterruptedException;

  /** Runs until it is cancelled or interrupted. */
  @Override
  public final void run() {
    thread = Thread.currentThread();
    setup();
    try {
      while (!cancelled && !Thread.interrupted()) {
        loop();
      }
    } catch (InterruptedException e) {
      cancelled = true;
    }
  }

  /** Ends the loop, interrupting the round that is going on. */
  public final void cancel() {
    cancelled = true;
    Thread running = thread;
    if (running != null) {
      running.interrupt();
    }
  }

  public final boolean isCancelled() {
    return cancelled;
  }
}
