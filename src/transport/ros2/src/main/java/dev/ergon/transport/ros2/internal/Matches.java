package dev.ergon.transport.ros2.internal;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import us.ihmc.pubsub.common.MatchingInfo;

/** How many endpoints at the other end an endpoint has found. Safe from any thread. */
final class Matches {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private int count;

  void update(MatchingInfo info) {
    lock.lock();
    try {
      count += info.getStatus() == MatchingInfo.MatchingStatus.MATCHED_MATCHING ? 1 : -1;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  int count() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until there is one; false if the time is over. */
  boolean await(long timeoutNanos) throws InterruptedException {
    lock.lock();
    try {
      long left = timeoutNanos;
      while (count == 0 && left > 0) {
        left = changed.awaitNanos(left);
      }
      return count > 0;
    } finally {
      lock.unlock();
    }
  }
}
