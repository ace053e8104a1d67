package dev.ergon.transport.ros2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.transport.ros.message.std_msgs.Int32;
import dev.ergon.transport.ros.message.std_msgs.StringMessage;
import dev.ergon.transport.ros2.testing.TestDomain;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class Ros2NodeTest {
  private static final int DOMAIN = TestDomain.id();
  private static final long MATCH_NANOS = TimeUnit.SECONDS.toNanos(20);
  private static final TopicName TOPIC = new TopicName("/numbers");

  private final Ros2Node near = node("near", DOMAIN, 64 << 10);
  private final Ros2Node far = node("far", DOMAIN, 64 << 10);

  @AfterEach
  void close() {
    near.close();
    far.close();
  }

  @Test
  void messagesArriveInOrder() throws InterruptedException {
    BlockingQueue<Int32> heard = new LinkedBlockingQueue<>();
    far.subscribe(TOPIC, Int32.TYPE, QosProfile.DEFAULT, heard::add);
    Ros2Publisher<Int32> publisher = near.publisher(TOPIC, Int32.TYPE, QosProfile.DEFAULT);
    meet(publisher, heard);

    for (int i = 1; i <= 50; i++) {
      publisher.publish(new Int32(i));
      assertEquals(new Int32(i), heard.poll(5, TimeUnit.SECONDS));
    }
  }

  @Test
  void whatIsLatchedReachesThoseWhoComeLate() throws InterruptedException {
    Ros2Publisher<Int32> publisher = near.publisher(TOPIC, Int32.TYPE, QosProfile.LATCHED);
    publisher.publish(new Int32(1));
    publisher.publish(new Int32(2));
    BlockingQueue<Int32> heard = new LinkedBlockingQueue<>();
    far.subscribe(TOPIC, Int32.TYPE, QosProfile.LATCHED, heard::add);

    assertEquals(new Int32(2), heard.poll(20, TimeUnit.SECONDS));
  }

  @Test
  void bestEffortDoesNotServeWhoAsksForReliable() throws InterruptedException {
    Ros2Publisher<Int32> publisher = near.publisher(TOPIC, Int32.TYPE, QosProfile.SENSOR_DATA);
    far.subscribe(TOPIC, Int32.TYPE, QosProfile.DEFAULT, message -> {});
    BlockingQueue<Int32> heard = new LinkedBlockingQueue<>();
    far.subscribe(TOPIC, Int32.TYPE, QosProfile.SENSOR_DATA, heard::add);
    meet(publisher, heard);

    assertEquals(1, publisher.subscriberCount());
  }

  @Test
  void domainsDoNotHearOneAnother() throws InterruptedException {
    try (Ros2Node elsewhere = node("elsewhere", DOMAIN - 100, 64 << 10)) {
      Ros2Publisher<Int32> publisher = near.publisher(TOPIC, Int32.TYPE, QosProfile.DEFAULT);
      elsewhere.subscribe(TOPIC, Int32.TYPE, QosProfile.DEFAULT, message -> {});

      assertFalse(publisher.awaitSubscriber(TimeUnit.SECONDS.toNanos(2)));
    }
  }

  @Test
  void aSlowListenerMissesTheOldestAndHoldsUpNobody() throws InterruptedException {
    CountDownLatch release = new CountDownLatch(1);
    BlockingQueue<Int32> slow = new LinkedBlockingQueue<>();
    BlockingQueue<Int32> quick = new LinkedBlockingQueue<>();
    QosProfile two =
        new QosProfile(QosProfile.Reliability.RELIABLE, QosProfile.Durability.VOLATILE, 2);
    Ros2Subscription<Int32> stuck =
        far.subscribe(
            TOPIC,
            Int32.TYPE,
            two,
            message -> {
              slow.add(message);
              await(release);
            });
    far.subscribe(TOPIC, Int32.TYPE, QosProfile.DEFAULT, quick::add);
    Ros2Publisher<Int32> publisher = near.publisher(TOPIC, Int32.TYPE, QosProfile.DEFAULT);
    meet(publisher, quick);
    assertNotNull(slow.poll(20, TimeUnit.SECONDS));

    for (int i = 1; i <= 20; i++) {
      publisher.publish(new Int32(i));
      assertEquals(new Int32(i), quick.poll(5, TimeUnit.SECONDS));
    }
    release.countDown();

    assertTrue(stuck.missedCount() >= 18 - 2, "missed " + stuck.missedCount());
    Int32 last = slow.poll(5, TimeUnit.SECONDS);
    while (last != null && last.data() != 20) {
      last = slow.poll(5, TimeUnit.SECONDS);
    }
    assertNotNull(last);
  }

  @Test
  void messagesOverTheLimitAreRefusedBeforeTheyAreSent() {
    Ros2Publisher<StringMessage> publisher =
        near.publisher(TOPIC, StringMessage.TYPE, QosProfile.DEFAULT);

    String message =
        assertThrows(
                IllegalArgumentException.class,
                () -> publisher.publish(new StringMessage("x".repeat(64 << 10))))
            .getMessage();
    assertTrue(String.valueOf(message).contains("wanted at most 65536"), message);
  }

  /** The reader's bound holds whatever the writer's is. */
  @Test
  void messagesOverTheReadersLimitDoNotDisturbTheOthers() throws InterruptedException {
    try (Ros2Node large = node("large", DOMAIN, 1 << 20)) {
      BlockingQueue<StringMessage> heard = new LinkedBlockingQueue<>();
      far.subscribe(TOPIC, StringMessage.TYPE, QosProfile.DEFAULT, heard::add);
      Ros2Publisher<StringMessage> publisher =
          large.publisher(TOPIC, StringMessage.TYPE, QosProfile.DEFAULT);
      assertTrue(publisher.awaitSubscriber(MATCH_NANOS));
      publisher.publish(new StringMessage("x".repeat(500_000)));
      StringMessage small = new StringMessage("small");
      StringMessage got = null;
      for (int i = 0; i < 50 && !small.equals(got); i++) {
        publisher.publish(small);
        got = heard.poll(200, TimeUnit.MILLISECONDS);
      }

      assertEquals(small, got);
    }
  }

  @Test
  void aClosedSubscriptionHearsNothingMore() throws InterruptedException {
    BlockingQueue<Int32> heard = new LinkedBlockingQueue<>();
    BlockingQueue<Int32> other = new LinkedBlockingQueue<>();
    Ros2Subscription<Int32> closing =
        far.subscribe(TOPIC, Int32.TYPE, QosProfile.DEFAULT, heard::add);
    far.subscribe(TOPIC, Int32.TYPE, QosProfile.DEFAULT, other::add);
    Ros2Publisher<Int32> publisher = near.publisher(TOPIC, Int32.TYPE, QosProfile.DEFAULT);
    meet(publisher, other);
    closing.close();
    closing.close();
    heard.clear();
    publisher.publish(new Int32(7));

    assertEquals(new Int32(7), other.poll(5, TimeUnit.SECONDS));
    assertNull(heard.poll());
  }

  @Test
  void aFailingListenerHearsTheNext() throws InterruptedException {
    BlockingQueue<Int32> heard = new LinkedBlockingQueue<>();
    far.subscribe(
        TOPIC,
        Int32.TYPE,
        QosProfile.DEFAULT,
        message -> {
          heard.add(message);
          throw new IllegalStateException("on purpose");
        });
    Ros2Publisher<Int32> publisher = near.publisher(TOPIC, Int32.TYPE, QosProfile.DEFAULT);
    meet(publisher, heard);
    publisher.publish(new Int32(1));

    assertEquals(new Int32(1), heard.poll(5, TimeUnit.SECONDS));
  }

  @Test
  void aClosedNodeOpensNothing() {
    near.close();

    assertThrows(
        IllegalStateException.class, () -> near.publisher(TOPIC, Int32.TYPE, QosProfile.DEFAULT));
  }

  private static Ros2Node node(String name, int domain, int maxBytes) {
    return Ros2Node.open(
        new Ros2Settings(domain, name, List.of("127.0.0.1"), 1 << 20, maxBytes), Map.of());
  }

  /** Sends until the first arrives, then waits until all that was sent has gone by. */
  private static void meet(Ros2Publisher<Int32> publisher, BlockingQueue<Int32> heard)
      throws InterruptedException {
    assertTrue(publisher.awaitSubscriber(MATCH_NANOS));
    int sent = 0;
    Int32 got = null;
    while (got == null && sent < 100) {
      sent++;
      publisher.publish(new Int32(-sent));
      got = heard.poll(200, TimeUnit.MILLISECONDS);
    }
    while (got != null && got.data() != -sent) {
      got = heard.poll(2, TimeUnit.SECONDS);
    }
    assertNotNull(got);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
