package dev.ergon.launch.mqtt;

import dev.ergon.core.time.Clock;
import dev.ergon.transport.mqtt.Delivery;
import dev.ergon.transport.mqtt.MqttLink;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes the latest state when it has changed and at a steady heartbeat, and telemetry at a
 * bounded rate, on a thread of its own. Whoever has news only leaves it here.
 */
final class StatePublisher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StatePublisher.class);

  private final MqttLink link;
  private final MessageWriter writer;
  private final Clock wallClock;
  private final long heartbeatNanos;
  private final AtomicReference<RunState> latest = new AtomicReference<>(RunState.STARTING);
  private final AtomicReference<@Nullable Reply> lastResult = new AtomicReference<>();
  private final ScheduledExecutorService ticks =
      Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "ergon-mqtt-state");
        thread.setDaemon(true);
        return thread;
      });
  private volatile boolean due = true;
  // Only the ticking thread touches these.
  private @Nullable RunState publishedState;
  private @Nullable Reply publishedResult;
  private long publishedNanos;
  private long telemetryStampNanos = Long.MIN_VALUE;

  StatePublisher(MqttLink link, MessageWriter writer, Clock wallClock, long heartbeatNanos) {
    this.link = link;
    this.writer = writer;
    this.wallClock = wallClock;
    this.heartbeatNanos = heartbeatNanos;
  }

  void start(long periodNanos) {
    ticks.scheduleAtFixedRate(this::tick, 0, periodNanos, TimeUnit.NANOSECONDS);
  }

  void offer(RunState state) {
    latest.set(state);
  }

  void offer(Reply result) {
    lastResult.set(result);
  }

  /** Has the state published at the next tick, changed or not: the broker may have forgotten it. */
  void publishSoon() {
    due = true;
  }

  @Override
  public void close() {
    ticks.shutdownNow();
  }

  private void tick() {
    try {
      if (link.isConnected()) {
        RunState state = latest.get();
        publishState(state);
        publishTelemetry(state);
      }
    } catch (RuntimeException e) {
      // An executor silently drops a task that throws once.
      LOG.error("MQTT: publishing the state failed", e);
    }
  }

  private void publishState(RunState state) {
    long nowNanos = wallClock.nanos();
    Reply result = lastResult.get();
    RunState published = publishedState;
    boolean changed =
        published == null || !published.isSameSituation(state) || publishedResult != result;
    if (due || changed || nowNanos - publishedNanos >= heartbeatNanos) {
      due = false;
      publishedState = state;
      publishedResult = result;
      publishedNanos = nowNanos;
      link.publish(writer.state(state, result), Delivery.BEST_EFFORT);
    }
  }

  private void publishTelemetry(RunState state) {
    var joints = state.joints();
    if (joints != null && joints.stampNanos() != telemetryStampNanos) {
      telemetryStampNanos = joints.stampNanos();
      link.publish(writer.telemetry(state, joints), Delivery.BEST_EFFORT);
    }
  }
}
