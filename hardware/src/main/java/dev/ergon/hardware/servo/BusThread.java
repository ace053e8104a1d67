package dev.ergon.hardware.servo;

import dev.ergon.core.robot.RobotStatus;
import dev.ergon.core.time.Clock;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Owns the bus: runs its cycles at their period, and after the line was lost opens it again, with
 * pauses that double, until the attempts are used up. Late cycles are skipped, never made up for.
 */
final class BusThread implements Runnable {
  private static final long FIRST_PAUSE_NANOS = 50_000_000;
  private static final long LONGEST_PAUSE_NANOS = 1_000_000_000;

  /** Opens line and bus, and finds the servos. */
  @FunctionalInterface
  interface Connector {
    BusSession connect() throws IOException;
  }

  private final Connector connector;
  private final Clock clock;
  private final ServoRobotSettings settings;
  private final BusExchange exchange;
  private @Nullable BusSession session;
  private int attempts;
  private long pauseNanos;

  /**
   * @param session the one that is open already
   */
  BusThread(
      Connector connector,
      BusSession session,
      Clock clock,
      ServoRobotSettings settings,
      BusExchange exchange) {
    this.connector = connector;
    this.session = session;
    this.clock = clock;
    this.settings = settings;
    this.exchange = exchange;
  }

  @Override
  public void run() {
    try {
      long next = clock.nanos();
      while (!exchange.isClosing()) {
        long pause = step();
        long now = clock.nanos();
        next = next + pause - now < 0 ? now : next + pause;
        clock.sleepUntil(next);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      exchange.setCondition(Condition.fault("the driver failed: " + e));
      throw e;
    } finally {
      exchange.forbid();
      finish();
      BusSession.refuse(exchange.takeRequest(), "the robot is closed");
    }
  }

  /** One cycle, or one attempt to get the line back; answers how long the next one is off. */
  private long step() {
    BusSession open = session;
    if (open == null) {
      return reconnect();
    }
    try {
      open.cycle();
    } catch (IOException e) {
      lose(open, e);
    }
    return settings.periodNanos();
  }

  private void lose(BusSession open, IOException cause) {
    exchange.forbid();
    open.close();
    session = null;
    attempts = 0;
    pauseNanos = FIRST_PAUSE_NANOS;
    tellWhyLost(cause);
  }

  private long reconnect() {
    EnableRequest request = exchange.takeRequest();
    if (request != null) {
      attempts = 0;
      BusSession.refuse(request, exchange.condition().text());
    }
    if (attempts < settings.reconnectAttempts()) {
      attempts++;
      try {
        session = connector.connect();
        return 0;
      } catch (IOException e) {
        tellWhyLost(e);
      }
    }
    pauseNanos = Math.min(2 * pauseNanos, LONGEST_PAUSE_NANOS);
    return pauseNanos;
  }

  private void tellWhyLost(IOException cause) {
    if (exchange.condition().status() != RobotStatus.FAULT) {
      boolean last = attempts == settings.reconnectAttempts();
      exchange.setCondition(
          Condition.lost(
              cause.getMessage()
                  + (last
                      ? "; gave up after " + attempts + " attempts, enable to try again"
                      : "; trying to open it again")));
    }
  }

  private void finish() {
    BusSession open = session;
    if (open == null) {
      return;
    }
    try {
      if (settings.torqueOffOnClose()) {
        open.release();
      }
    } catch (IOException e) {
      exchange.setCondition(Condition.fault("torque may still be on: " + e.getMessage()));
    } finally {
      open.close();
      session = null;
    }
  }
}
