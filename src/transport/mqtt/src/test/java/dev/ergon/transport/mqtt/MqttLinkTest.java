package dev.ergon.transport.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.core.error.HostLacksException;
import dev.ergon.transport.mqtt.MessageProperties.UserProperty;
import dev.ergon.transport.mqtt.testing.Mosquitto;
import dev.ergon.transport.mqtt.testing.Received;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real mosquitto. */
final class MqttLinkTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir Path folder;
  private Mosquitto broker;
  private final List<AutoCloseable> open = new ArrayList<>();

  @BeforeEach
  void startBroker() {
    Mosquitto.assumeInstalled();
    broker = Mosquitto.start(folder);
  }

  @AfterEach
  void stopAll() throws Exception {
    for (AutoCloseable each : open) {
      each.close();
    }
    if (broker != null) {
      broker.close();
    }
  }

  @Test
  void carriesEveryPropertyBothWays() {
    var received = new Received();
    MqttLink link = connect("props", "a/b", received);
    var properties =
        new MessageProperties(
            "application/json",
            "a/reply",
            new byte[] {0, -1, 7},
            90,
            List.of(new UserProperty("k", "1"), new UserProperty("k", "2")));
    link.publish(
        MqttMessage.of("a/b", "hi".getBytes(UTF_8)).withProperties(properties), Delivery.DURABLE);

    MqttMessage got = received.next();
    assertEquals("hi", got.text());
    assertEquals("application/json", got.properties().contentType());
    assertEquals("a/reply", got.properties().responseTopic());
    assertArrayEquals(new byte[] {0, -1, 7}, got.properties().correlationData());
    assertTrue(got.properties().expirySeconds() <= 90 && got.properties().expirySeconds() >= 60);
    assertEquals(properties.user(), got.properties().user());
    assertFalse(got.retained());
  }

  @Test
  void seesThatAMessageIsRetainedEvenWhenItIsFresh() {
    var received = new Received();
    MqttLink link = connect("retain", "a/b", received);
    link.publish(MqttMessage.of("a/b", new byte[] {1}).withRetained(true), Delivery.DURABLE);
    assertTrue(received.next().retained());
  }

  @Test
  void losesNoDurableMessageWhenTheBrokerIsKilledAndStartedAgain() throws Exception {
    var received = new Received();
    MqttLink link = connect("durable", "a/b", received);
    for (int i = 0; i < 20; i++) {
      if (i == 5) {
        broker.kill();
      }
      link.publish(MqttMessage.of("a/b", text(i)), Delivery.DURABLE);
    }
    broker.start();

    var seen = new HashSet<String>();
    while (seen.size() < 20) {
      seen.add(received.next().text());
    }
    assertTrue(link.flush(PATIENCE));
    assertEquals(2, link.statistics().connections());
  }

  @Test
  void keepsOrderOfDurableMessages() throws Exception {
    var received = new Received();
    MqttLink link = connect("order", "a/b", received);
    for (int i = 0; i < 200; i++) {
      link.publish(MqttMessage.of("a/b", text(i)), Delivery.DURABLE);
    }
    for (int i = 0; i < 200; i++) {
      assertEquals(Integer.toString(i), received.next().text());
    }
    assertTrue(link.flush(PATIENCE));
    assertEquals(200, link.statistics().sent());
  }

  @Test
  void waitsForAListenerThatComesBackLater() throws Exception {
    MqttLink link = connect("early", "unrelated", message -> {});
    broker.kill();
    link.publish(MqttMessage.of("a/result", text(1)), Delivery.DURABLE);
    broker.start();
    awaitConnections(link, 2);

    var late = new Received();
    connect("late", "a/result", late);
    assertEquals("1", late.next().text());
  }

  @Test
  void sendsItsWillWhenItVanishesAndNotWhenItLeaves() throws Exception {
    var received = new Received();
    connect("watcher", "will/#", received);
    MqttMessage will = MqttMessage.of("will/a", "gone".getBytes(UTF_8));
    MqttOptions options =
        MqttOptions.of(broker.url(), "leaver").withSession(SessionSettings.CLEAN.withWill(will));
    MqttLink leaver = new MqttLink(options, LinkListener.NONE);
    leaver.connect();
    leaver.publish(MqttMessage.of("will/b", "bye".getBytes(UTF_8)), Delivery.DURABLE);
    leaver.close();
    assertEquals("bye", received.next().text());

    // A second client with the same id makes the broker throw the first one out: will.
    MqttLink first = new MqttLink(options, LinkListener.NONE);
    open.add(first);
    first.connect();
    MqttLink second = new MqttLink(MqttOptions.of(broker.url(), "leaver"), LinkListener.NONE);
    open.add(0, second);
    second.connect();
    assertEquals("gone", received.next().text());
  }

  @Test
  void namesTheUrlAndTheRemedyWhenNobodyListens() throws IOException {
    String url = "mqtt://127.0.0.1:" + Mosquitto.freePort();
    MqttLink link = new MqttLink(MqttOptions.of(url, "nobody"), LinkListener.NONE);
    var thrown = assertThrows(HostLacksException.class, link::connect);
    assertTrue(thrown.toString().contains(url), thrown.toString());
    assertTrue(thrown.toString().contains("start a broker"), thrown.toString());
    link.close();
  }

  @Test
  void handlersMayPublish() {
    var received = new Received();
    var link = new MqttLink(MqttOptions.of(broker.url(), "echo"), LinkListener.NONE);
    open.add(link);
    link.subscribe(
            "ask",
            1,
            false,
            m -> link.publish(MqttMessage.of("answer", m.payload()), Delivery.DURABLE))
        .subscribe("answer", 1, false, received);
    link.connect();
    for (int i = 0; i < 50; i++) {
      link.publish(MqttMessage.of("ask", text(i)), Delivery.DURABLE);
    }
    for (int i = 0; i < 50; i++) {
      assertEquals(Integer.toString(i), received.next().text());
    }
  }

  @Test
  void survivesAHandlerThatThrows() {
    var received = new Received();
    MqttLink link =
        connect(
            "throws",
            "a",
            message -> {
              received.accept(message);
              throw new IllegalStateException("a handler that fails, on purpose");
            });
    link.publish(MqttMessage.of("a", text(1)), Delivery.DURABLE);
    link.publish(MqttMessage.of("a", text(2)), Delivery.DURABLE);
    assertEquals("1", received.next().text());
    assertEquals("2", received.next().text());
  }

  @Test
  void dropsWhatFloodsInButStillHearsUrgentMessagesFirst() throws Exception {
    var release = new CountDownLatch(1);
    var order = new Received();
    var options =
        MqttOptions.of(broker.url(), "flood")
            .withLimits(new LinkLimits(1024, 4, 4096, 4, PATIENCE, Duration.ofSeconds(1)));
    var link = new MqttLink(options, LinkListener.NONE);
    open.add(link);
    link.subscribe(
            "slow",
            1,
            false,
            message -> {
              order.accept(message);
              await(release);
            })
        .subscribe("stop", 1, true, order);
    link.connect();
    for (int i = 0; i < 30; i++) {
      link.publish(MqttMessage.of("slow", text(i)), Delivery.DURABLE);
    }
    link.publish(MqttMessage.of("stop", text(99)), Delivery.DURABLE);
    assertTrue(link.flush(PATIENCE));
    assertEquals("0", order.next().text());
    release.countDown();
    assertEquals("99", order.next().text());
    assertTrue(link.statistics().inboundDropped() >= 25, link.statistics().toString());
  }

  private MqttLink connect(
      String clientId, String filter, java.util.function.Consumer<MqttMessage> handler) {
    MqttLink link = new MqttLink(MqttOptions.of(broker.url(), clientId), LinkListener.NONE);
    open.add(link);
    link.subscribe(filter, 1, false, handler).connect();
    return link;
  }

  private static void awaitConnections(MqttLink link, long wanted) throws InterruptedException {
    var never = new CountDownLatch(1);
    long left = PATIENCE.toMillis();
    while (link.statistics().connections() < wanted && left > 0) {
      assertFalse(never.await(10, TimeUnit.MILLISECONDS));
      left -= 10;
    }
    assertTrue(link.statistics().connections() >= wanted);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static byte[] text(int number) {
    return Integer.toString(number).getBytes(UTF_8);
  }
}
