package dev.ergon.transport.mqtt;

import dev.ergon.core.error.ErgonException;
import dev.ergon.core.time.Clock;
import dev.ergon.core.time.SystemClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A link to one MQTT 5 broker that looks after itself: it reconnects with growing pauses,
 * subscribes anew, and sends what could not be sent before. Subscribe first, then {@link
 * #connect()}.
 *
 * <p>Two threads of its own: one sends and reconnects, one delivers to the handlers. Publishing
 * only queues, from any thread, handlers included. Nothing is written to disk.
 */
public final class MqttLink implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MqttLink.class);
  private static final Duration FIRST_BACKOFF = Duration.ofMillis(100);
  private static final Duration IDLE = Duration.ofSeconds(1);
  private static final Duration DELIVERY_POLL = Duration.ofMillis(50);
  private static final Duration FAREWELL = Duration.ofSeconds(1);

  /**
   * Those who listen for results need a moment longer than this link to come back after a broker
   * was restarted. Within this time after a reconnection, a durable message that reached nobody is
   * sent again.
   */
  private static final Duration SUBSCRIBER_GRACE = Duration.ofSeconds(15);

  private static final Duration SUBSCRIBER_RETRY = Duration.ofMillis(500);

  private final Clock clock = new SystemClock();
  private final MqttOptions options;
  private final LinkListener listener;
  private final List<Subscription> subscriptions = new ArrayList<>();
  private final Outbox outbox;
  private final Inbox inbox;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread sender;
  private final Thread deliverer;
  private final AtomicLong connections = new AtomicLong();
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong received = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private volatile @Nullable PahoSession session;
  private volatile boolean connectedOnce;
  private volatile boolean delivering = true;
  // Only the sending thread touches these two.
  private long graceEndNanos;
  private long durableFromNanos;

  public MqttLink(MqttOptions options, LinkListener listener) {
    this.options = options;
    this.listener = listener;
    LinkLimits limits = options.limits();
    outbox = new Outbox(limits.durableMessages(), limits.droppableMessages());
    inbox = new Inbox(subscriptions, limits.inboxMessages(), limits.maxPayloadBytes());
    sender = daemon("ergon-mqtt-send-" + options.clientId(), this::sendUntilClosed);
    deliverer = daemon("ergon-mqtt-deliver-" + options.clientId(), this::deliverUntilClosed);
    graceEndNanos = clock.nanos();
    durableFromNanos = graceEndNanos;
  }

  /**
   * Adds a standing subscription. Only before {@link #connect()}.
   *
   * @param filter topic filter
   * @param urgent whether its messages overtake those that wait (for stop requests)
   * @param handler called from the delivery thread
   */
  public MqttLink subscribe(String filter, int qos, boolean urgent, Consumer<MqttMessage> handler) {
    if (connectedOnce) {
      throw new IllegalStateException("subscribe to " + filter + " before connecting");
    }
    subscriptions.add(new Subscription(filter, qos, urgent, handler));
    return this;
  }

  /**
   * Connects for the first time and subscribes; returns when both are done.
   *
   * @throws dev.ergon.core.error.HostLacksException if the broker is out of reach or refuses; the
   *     link is of no further use then
   */
  public void connect() {
    if (connectedOnce) {
      throw new IllegalStateException("the link to " + options.broker() + " is connected already");
    }
    try {
      session = open();
    } catch (MqttException e) {
      throw ConnectFailures.explain(options, e);
    }
    connectedOnce = true;
    connections.incrementAndGet();
    listener.connected(false);
    deliverer.start();
    sender.start();
  }

  /**
   * Queues a message and returns at once.
   *
   * @return false if it found no room or is larger than the limit; it will not be sent then
   */
  public boolean publish(MqttMessage message, Delivery delivery) {
    if (delivery == Delivery.DURABLE && message.qos() == 0) {
      throw new IllegalArgumentException(message.topic() + ": durable, wanted quality 1 or 2");
    }
    boolean queued =
        message.size() <= options.limits().maxPayloadBytes() && outbox.put(message, delivery);
    if (!queued) {
      LOG.error("MQTT: no room for a message to {} ({} bytes)", message.topic(), message.size());
    }
    return queued;
  }

  /** Whether the broker can be reached, as far as is known. */
  public boolean isConnected() {
    PahoSession current = session;
    return current != null && current.isConnected();
  }

  /** Waits until every durable message has been acknowledged; false when the time is up first. */
  public boolean flush(Duration timeout) throws InterruptedException {
    return outbox.awaitDurableSent(timeout.toNanos());
  }

  public LinkStatistics statistics() {
    return new LinkStatistics(
        connections.get(),
        sent.get(),
        received.get(),
        inbox.dropped(),
        outbox.dropped(),
        refused.get());
  }

  /**
   * Sends what is durable and still waiting (for at most 1 s, and only while connected), says
   * goodbye and ends both threads. Safe to call twice.
   */
  @Override
  public void close() {
    try {
      // First no more messages in, so that the last answers are out before the link goes.
      delivering = false;
      if (connectedOnce) {
        deliverer.join(IDLE.toMillis());
      }
      if (isConnected() && sender.isAlive()) {
        outbox.awaitDurableSent(FAREWELL.toNanos());
      }
      closing.countDown();
      outbox.wake();
      if (connectedOnce) {
        sender.join(FAREWELL.toMillis());
      }
    } catch (InterruptedException e) {
      closing.countDown();
      outbox.wake();
      Thread.currentThread().interrupt();
    }
    if (outbox.durableWaiting() > 0) {
      LOG.error(
          "MQTT: {} messages for {} were never sent", outbox.durableWaiting(), options.broker());
    }
  }

  private PahoSession open() throws MqttException {
    return PahoSession.open(
        options,
        subscriptions,
        inbox::put,
        reason -> {
          LOG.warn("MQTT: lost {} ({}); reconnecting", options.broker(), reason);
          outbox.wake();
        });
  }

  private void sendUntilClosed() {
    try {
      while (closing.getCount() > 0) {
        PahoSession current = session;
        if (current != null && current.isConnected()) {
          sendNext(current);
        } else {
          reconnect(current);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      PahoSession last = session;
      if (last != null) {
        last.disconnect();
      }
    }
  }

  private void sendNext(PahoSession current) throws InterruptedException {
    long waitNanos = durableFromNanos - clock.nanos();
    Outbox.Entry next = outbox.peek(waitNanos <= 0, waitNanos <= 0 ? IDLE.toNanos() : waitNanos);
    if (next == null) {
      return;
    }
    try {
      settle(next, current.publish(next.message()));
    } catch (MqttException e) {
      LOG.debug("MQTT: sending to {} failed", next.message().topic(), e);
      // Whatever the cause, the way back to a known state is a new connection.
      current.abandon();
    }
  }

  private void settle(Outbox.Entry entry, int reasonCode) {
    boolean durable = entry.delivery() == Delivery.DURABLE;
    if (durable
        && !entry.message().retained()
        && reasonCode == PahoSession.NO_MATCHING_SUBSCRIBERS
        && clock.nanos() - graceEndNanos < 0) {
      durableFromNanos = clock.nanos() + SUBSCRIBER_RETRY.toNanos();
      return;
    }
    if (reasonCode >= 0x80) {
      refused.incrementAndGet();
      LOG.error(
          "MQTT: {} refused a message to {} (reason code 0x{}); check the user's access rights",
          options.broker(),
          entry.message().topic(),
          Integer.toHexString(reasonCode));
    } else {
      sent.incrementAndGet();
    }
    // Last, so that whoever waits for it finds the counts right.
    outbox.remove(entry);
  }

  private void reconnect(@Nullable PahoSession old) throws InterruptedException {
    session = null;
    if (old != null) {
      old.abandon();
      listener.lost("connection to " + options.broker() + " lost");
    }
    long backoffMillis = FIRST_BACKOFF.toMillis();
    while (!closing.await(backoffMillis, TimeUnit.MILLISECONDS)) {
      try {
        session = open();
        connections.incrementAndGet();
        graceEndNanos = clock.nanos() + SUBSCRIBER_GRACE.toNanos();
        LOG.info("MQTT: connected to {} again", options.broker());
        listener.connected(true);
        return;
      } catch (MqttException | ErgonException e) {
        LOG.debug("MQTT: {} is still out of reach: {}", options.broker(), e.toString());
        backoffMillis = Math.min(2 * backoffMillis, options.limits().maxBackoff().toMillis());
      }
    }
  }

  private void deliverUntilClosed() {
    try {
      while (delivering) {
        MqttMessage message = inbox.poll(DELIVERY_POLL.toMillis());
        if (message != null) {
          received.incrementAndGet();
          deliver(message);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void deliver(MqttMessage message) {
    for (Subscription subscription : subscriptions) {
      if (subscription.takes(message.topic())) {
        try {
          subscription.handler().accept(message);
        } catch (RuntimeException e) {
          LOG.error("MQTT: the handler of {} failed", message.topic(), e);
        }
      }
    }
  }

  private static Thread daemon(String name, Runnable body) {
    Thread thread = new Thread(body, name);
    thread.setDaemon(true);
    return thread;
  }
}
