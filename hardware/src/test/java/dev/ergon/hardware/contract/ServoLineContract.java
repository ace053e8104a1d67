package dev.ergon.hardware.contract;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ergon.hardware.testing.ServoPty;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;

/** The contract for an arm of emulated servos behind a pseudo-terminal. */
public abstract class ServoLineContract extends RobotContract {
  @BeforeAll
  static void requireSocat() {
    assumeTrue(ServoPty.isPossible(), "socat is not installed");
  }

  /** A cycle is 5 ms. */
  @Override
  protected final void pass() {
    LockSupport.parkNanos(6_000_000);
  }
}
