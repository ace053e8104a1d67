package dev.ergon.sim.external.gz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.core.error.HostLacksException;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.error.TaskFailedException;
import dev.ergon.sim.external.gz.msgs.GzMessagesProto;
import dev.ergon.sim.external.gz.msgs.GzMessagesProto.Empty;
import dev.ergon.sim.external.gz.msgs.GzMessagesProto.StringMsg;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class GzNodeTest {
  private static final long PATIENCE_NANOS = 15_000_000_000L;
  private final GzSettings settings = GzSettings.loopback("test-" + UUID.randomUUID());
  private final GzNode here = GzNode.open(settings);
  private final GzNode there = GzNode.open(settings);
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

  @AfterEach
  void close() {
    here.close();
    there.close();
  }

  @Test
  void aSubscriberHearsAPublisherThatCameBeforeIt() throws InterruptedException {
    try (var topic = there.advertise("/a", StringMsg.getDefaultInstance())) {
      listen("/a");
      assertEquals("hello", sayUntilHeard(topic, "hello"));
    }
  }

  @Test
  void aSubscriberHearsAPublisherThatComesAfterIt() throws InterruptedException {
    listen("/b");
    try (var topic = there.advertise("b", StringMsg.getDefaultInstance())) {
      assertEquals("hello", sayUntilHeard(topic, "hello"));
    }
  }

  @Test
  @Timeout(60)
  void anErrorOnTheNodesThreadEndsItAndSaysWhy() throws InterruptedException {
    here.whenFailed(heard::add);
    here.subscribe(
        "/fatal",
        StringMsg.getDefaultInstance(),
        message -> {
          throw new AssertionError("boom");
        });
    try (var topic = there.advertise("/fatal", StringMsg.getDefaultInstance())) {
      String why = null;
      while (why == null) {
        assertTrue(topic.publish(text("go")));
        why = heard.poll(100, TimeUnit.MILLISECONDS);
      }
      assertTrue(why.contains("boom"), why);
      var refused =
          assertThrows(
              HostLacksException.class,
              () -> here.advertise("/late", StringMsg.getDefaultInstance()));
      assertTrue(refused.getMessage().contains("boom"), refused.getMessage());
    }
  }

  @Test
  void aListenerMayCloseItsOwnNode() throws InterruptedException {
    here.subscribe(
        "/last",
        StringMsg.getDefaultInstance(),
        message -> {
          here.close();
          heard.add("closed");
        });
    try (var topic = there.advertise("/last", StringMsg.getDefaultInstance())) {
      assertEquals("closed", sayUntilHeard(topic, "closed"));
    }
    here.close();
    assertThrows(
        HostLacksException.class, () -> here.advertise("/late", StringMsg.getDefaultInstance()));
  }

  @Test
  void aTopicThatOnlyBeginsAlikeIsNotHeard() throws InterruptedException {
    listen("/c");
    try (var longer = there.advertise("/c/d", StringMsg.getDefaultInstance());
        var topic = there.advertise("/c", StringMsg.getDefaultInstance())) {
      assertEquals("right", sayUntilHeard(topic, "right"));
      assertTrue(longer.publish(text("wrong")));
      assertTrue(topic.publish(text("right again")));
      assertEquals("right again", nextAfter("right"));
    }
  }

  @Test
  void anotherPartitionHearsNothing() throws InterruptedException {
    try (GzNode stranger = GzNode.open(settings.withPartition("other"));
        var topic = there.advertise("/e", StringMsg.getDefaultInstance())) {
      stranger.subscribe("/e", StringMsg.getDefaultInstance(), message -> heard.add("stranger"));
      listen("/e");
      assertEquals("hello", sayUntilHeard(topic, "hello"));
      assertFalse(heard.contains("stranger"));
    }
  }

  @Test
  void aMessageOfAnotherTypeIsRefusedAndCounted() throws InterruptedException {
    BlockingQueue<Double> numbers = new LinkedBlockingQueue<>();
    here.subscribe(
        "/f",
        GzMessagesProto.Double.getDefaultInstance(),
        message -> numbers.add(message.getData()));
    listen("/f");
    try (var topic = there.advertise("/f", StringMsg.getDefaultInstance())) {
      assertEquals("hello", sayUntilHeard(topic, "hello"));
    }
    assertTrue(numbers.isEmpty());
    assertTrue(here.statistics().refusedMessages() > 0);
  }

  @Test
  void aPublisherThatIsReplacedIsHeardAgain() throws InterruptedException {
    listen("/g");
    try (var topic = there.advertise("/g", StringMsg.getDefaultInstance())) {
      assertEquals("first", sayUntilHeard(topic, "first"));
    }
    there.close();
    try (GzNode next = GzNode.open(settings);
        var topic = next.advertise("/g", StringMsg.getDefaultInstance())) {
      assertEquals("second", sayUntilHeard(topic, "second"));
    }
  }

  @Test
  void aServiceAnswersInEitherDialect() throws InterruptedException {
    try (GzNode old = GzNode.open(settings.withDialect(GzDialect.IGNITION))) {
      old.serve(
          "/echo",
          StringMsg.getDefaultInstance(),
          StringMsg.getDefaultInstance(),
          request -> Optional.of(text(request.getData() + "!")));
      for (String word : List.of("one", "two", "three")) {
        assertEquals(word + "!", ask("/echo", word));
      }
    }
  }

  @Test
  void aServiceThatFailsSaysSo() {
    there.serve(
        "/no",
        StringMsg.getDefaultInstance(),
        StringMsg.getDefaultInstance(),
        request -> Optional.empty());
    assertThrows(TaskFailedException.class, () -> ask("/no", "please"));
  }

  @Test
  void aServiceThatIsNotThereIsNamed() {
    HostLacksException missing =
        assertThrows(
            HostLacksException.class,
            () ->
                here.call(
                    "/nobody",
                    Empty.getDefaultInstance(),
                    StringMsg.getDefaultInstance(),
                    300_000_000L));
    assertTrue(missing.getMessage().contains("/nobody"), missing.getMessage());
  }

  @Test
  void refusesNamesThatTheWireCannotCarry() {
    for (String name : List.of("", "a b", "a//b", "@x", "~/x", "a:=b")) {
      assertThrows(
          InvalidInputException.class,
          () -> here.advertise(name, StringMsg.getDefaultInstance()),
          name);
    }
  }

  @Test
  void anAddressThatIsNotThisHostsIsRefused() {
    assertThrows(HostLacksException.class, () -> GzNode.open(settings.withIp("192.0.2.1")));
  }

  @Test
  void nobodyIsHeardAfterTheSubscriptionEnds() throws InterruptedException {
    GzNode.Subscription listening =
        here.subscribe(
            "/h", StringMsg.getDefaultInstance(), message -> heard.add(message.getData()));
    try (var topic = there.advertise("/h", StringMsg.getDefaultInstance())) {
      assertEquals("hello", sayUntilHeard(topic, "hello"));
      listening.close();
      heard.clear();
      assertTrue(topic.publish(text("anyone?")));
      // Whatever goes from there to here after it comes after it.
      listen("/i");
      try (var other = there.advertise("/i", StringMsg.getDefaultInstance())) {
        assertEquals("over", sayUntilHeard(other, "over"));
      }
    }
    assertNull(heard.stream().filter("anyone?"::equals).findFirst().orElse(null));
  }

  private void listen(String topic) {
    here.subscribe(topic, StringMsg.getDefaultInstance(), message -> heard.add(message.getData()));
  }

  private String ask(String service, String word) throws InterruptedException {
    return here.call(service, text(word), StringMsg.getDefaultInstance(), PATIENCE_NANOS).getData();
  }

  /** Says it until it is heard: a topic carries nothing to those who have not subscribed yet. */
  private String sayUntilHeard(GzPublisher<StringMsg> topic, String word)
      throws InterruptedException {
    for (int i = 0; i < 300; i++) {
      topic.publish(text(word));
      // What was said before may still be coming.
      if (word.equals(heard.poll(50, TimeUnit.MILLISECONDS))) {
        return word;
      }
    }
    return "nothing";
  }

  /** What is heard next, other than {@code before}. */
  private String nextAfter(String before) throws InterruptedException {
    String answer = before;
    while (before.equals(answer)) {
      answer = String.valueOf(heard.poll(PATIENCE_NANOS, TimeUnit.NANOSECONDS));
    }
    return answer;
  }

  private static StringMsg text(String data) {
    return StringMsg.newBuilder().setData(data).build();
  }
}
