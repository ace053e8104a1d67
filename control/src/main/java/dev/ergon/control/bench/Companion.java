package dev.ergon.control.bench;

/** What else a robot's process does while control runs: cameras, a policy. */
@FunctionalInterface
public interface Companion {
  /**
   * Works until the thread is interrupted.
   *
   * @throws InterruptedException when it is
   */
  void run() throws InterruptedException;
}
