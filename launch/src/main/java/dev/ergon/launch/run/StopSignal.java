package dev.ergon.launch.run;

import dev.ergon.perception.language.StopRequest;
import java.util.Optional;

/**
 * Whether a running episode shall end early, and why. Asked once per policy step, on the runner's
 * thread.
 */
@FunctionalInterface
public interface StopSignal {
  /** Never. */
  StopSignal NEVER = Optional::empty;

  /** Why to stop, or empty to go on. */
  Optional<StopRequest> request();

  /** This signal, or else the other. */
  default StopSignal or(StopSignal other) {
    return () -> request().or(other::request);
  }
}
