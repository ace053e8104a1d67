package dev.ergon.launch.sim;

import dev.ergon.core.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Waits for commands that answer a state; an answer is whole once every joint was told. Where none
 * comes in time, nobody is there to wait for until one comes again. Transports' threads tell of
 * commands; the simulator's thread waits.
 */
final class Answers {
  private static final long PATIENCE_NANOS = 1_500_000_000;
  private static final long LOOK_MILLIS = 20;

  private final Clock host;
  private final Set<String> joints;
  private final Set<String> untold;
  private boolean expected;
  private boolean came;

  Answers(Clock host, List<String> joints) {
    this.host = host;
    this.joints = Set.copyOf(joints);
    untold = new HashSet<>(joints);
  }

  /** These joints were told where to be. */
  synchronized void told(List<String> names) {
    names.forEach(untold::remove);
    if (untold.isEmpty()) {
      untold.addAll(joints);
      came = true;
      expected = true;
      notifyAll();
    }
  }

  /** Nobody is waited for until an answer comes. */
  synchronized void forget() {
    expected = false;
    came = false;
    untold.addAll(joints);
    notifyAll();
  }

  /** Waits for an answer that came since the last call; answers whether one did. */
  synchronized boolean await(BooleanSupplier stop) throws InterruptedException {
    long end = host.nanos() + PATIENCE_NANOS;
    while (expected && !came && !stop.getAsBoolean()) {
      if (host.nanos() > end) {
        expected = false;
      } else {
        wait(LOOK_MILLIS);
      }
    }
    boolean answered = came;
    came = false;
    return answered;
  }
}
