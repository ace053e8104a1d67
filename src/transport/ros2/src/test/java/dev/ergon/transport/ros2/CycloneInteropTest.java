package dev.ergon.transport.ros2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.transport.ros.message.Message;
import dev.ergon.transport.ros.message.MessageType;
import dev.ergon.transport.ros.message.Octets;
import dev.ergon.transport.ros.message.Wire;
import dev.ergon.transport.ros.message.catalogue.MessageCatalogue;
import dev.ergon.transport.ros.message.sensor_msgs.Image;
import dev.ergon.transport.ros.message.std_msgs.Header;
import dev.ergon.transport.ros.message.testing.RandomMessages;
import dev.ergon.transport.ros2.testing.CyclonePeer;
import dev.ergon.transport.ros2.testing.TestDomain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A program on Cyclone DDS reads every message into its own structures and writes it back: what
 * comes back is what was sent, so both directions of the codec agree with it.
 */
class CycloneInteropTest {
  private static final int DOMAIN = TestDomain.id();
  private static final long MATCH_NANOS = TimeUnit.SECONDS.toNanos(20);
  private static final int SMALL_BYTES = 64 << 10;

  private static CyclonePeer peer;
  private static Ros2Node node;

  @BeforeAll
  static void startPeer(@TempDir Path folder) throws IOException, InterruptedException {
    CyclonePeer.assumeAvailable();
    peer = CyclonePeer.start(CyclonePeer.build(folder), DOMAIN, "echo");
    peer.awaitReady();
    node =
        Ros2Node.open(
            new Ros2Settings(DOMAIN, "interop", List.of("127.0.0.1"), 4 << 20, SMALL_BYTES),
            Map.of());
  }

  @AfterAll
  static void stopPeer() throws IOException, InterruptedException {
    if (node != null) {
      node.close();
    }
    if (peer != null) {
      peer.close();
    }
  }

  static List<MessageType<?>> types() {
    return MessageCatalogue.messages().stream().filter(t -> t.wires().contains(Wire.ROS2)).toList();
  }

  @ParameterizedTest
  @MethodSource("types")
  void everyMessageComesBackAsItWas(MessageType<?> type) throws InterruptedException {
    echoRandom(type);
  }

  private static <M extends Message> void echoRandom(MessageType<M> type)
      throws InterruptedException {
    echo(node, type, List.of(new RandomMessages(1).next(type), new RandomMessages(2).next(type)));
  }

  @Test
  void picturesComeBackAsTheyWere() throws InterruptedException {
    byte[] pixels = new byte[640 * 480 * 3];
    new SplittableRandom(3).nextBytes(pixels);
    Image image =
        new Image(new Header(0, 5, "camera"), 480, 640, "rgb8", 0, 1920, Octets.adopt(pixels));

    try (Ros2Node large = Ros2Node.open(Ros2Settings.loopback(DOMAIN, "pictures"), Map.of())) {
      echo(large, Image.TYPE, List.of(image, image, image));
    }
  }

  private static <M extends Message> void echo(Ros2Node from, MessageType<M> type, List<M> messages)
      throws InterruptedException {
    BlockingQueue<M> back = new LinkedBlockingQueue<>();
    String word = CyclonePeer.topicWord(type);
    try (Ros2Subscription<M> subscription =
            from.subscribe(new TopicName("/out/" + word), type, QosProfile.DEFAULT, back::add);
        Ros2Publisher<M> publisher =
            from.publisher(new TopicName("/in/" + word), type, QosProfile.DEFAULT)) {
      assertTrue(publisher.awaitSubscriber(MATCH_NANOS));
      assertTrue(subscription.awaitPublisher(MATCH_NANOS));
      meet(publisher, messages.get(0), back);
      for (M message : messages) {
        publisher.publish(message);
        M returned = back.poll(10, TimeUnit.SECONDS);
        // What was sent in order to meet may be late on a busy host.
        while (!message.equals(returned) && messages.get(0).equals(returned)) {
          returned = back.poll(10, TimeUnit.SECONDS);
        }
        assertEquals(message, returned);
      }
      assertEquals(0, subscription.refusedCount());
    }
  }

  /** The other end may find us later than we find it; until then, it misses what is sent. */
  private static <M extends Message> void meet(
      Ros2Publisher<M> publisher, M message, BlockingQueue<M> back) throws InterruptedException {
    int sent = 0;
    int returned = 0;
    while (returned == 0 && sent < 100) {
      publisher.publish(message);
      sent++;
      returned += back.poll(200, TimeUnit.MILLISECONDS) == null ? 0 : 1;
    }
    while (returned < sent && back.poll(500, TimeUnit.MILLISECONDS) != null) {
      returned++;
    }
  }
}
