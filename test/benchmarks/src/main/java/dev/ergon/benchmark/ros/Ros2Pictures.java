package dev.ergon.benchmark.ros;

import dev.ergon.transport.ros.message.Octets;
import dev.ergon.transport.ros.message.sensor_msgs.Image;
import dev.ergon.transport.ros.message.std_msgs.Header;
import dev.ergon.transport.ros2.QosProfile;
import dev.ergon.transport.ros2.Ros2Node;
import dev.ergon.transport.ros2.Ros2Publisher;
import dev.ergon.transport.ros2.Ros2Settings;
import dev.ergon.transport.ros2.Ros2Subscription;
import dev.ergon.transport.ros2.TopicName;
import dev.ergon.transport.ros2.testing.CyclonePeer;
import dev.ergon.transport.ros2.testing.TestDomain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * {@code Ros2Pictures [COUNT [HZ]]}: pictures of 640x480 rgb8 between Ergon and a program on
 * Cyclone DDS over loopback, each way, and between two such programs: how many arrive, and how old
 * they are then. Needs idlc and gcc.
 */
public final class Ros2Pictures {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 480;
  private static final String TOPIC = "/camera/image_raw";
  private static final long PATIENCE_SECONDS = 30;

  /** What is older was stamped 0. */
  private static final double LONGEST_MILLIS = 1e6;

  private final Path peer;
  private final int count;
  private final int hz;

  private Ros2Pictures(Path peer, int count, int hz) {
    this.peer = peer;
    this.count = count;
    this.hz = hz;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    int count = args.length > 0 ? Integer.parseInt(args[0]) : 900;
    int hz = args.length > 1 ? Integer.parseInt(args[1]) : 30;
    Path folder = Files.createTempDirectory("ros2-pictures");
    Ros2Pictures pictures = new Ros2Pictures(CyclonePeer.build(folder), count, hz);
    pictures.report("Cyclone to Cyclone", pictures.peerToPeer());
    pictures.report("Cyclone to Ergon, reliable", pictures.peerToNode(QosProfile.DEFAULT));
    pictures.report("Cyclone to Ergon, best effort", pictures.peerToNode(QosProfile.SENSOR_DATA));
    pictures.report("Ergon to Cyclone, reliable", pictures.nodeToPeer());
  }

  private void report(String way, double[] agesMillis) {
    Arrays.sort(agesMillis);
    if (agesMillis.length == 0) {
      System.out.printf("%-30s 0 of %d%n", way, count);
      return;
    }
    System.out.printf(
        "%-30s %d of %d, p50 %.1f ms, p99 %.1f ms, max %.1f ms%n",
        way,
        agesMillis.length,
        count,
        agesMillis[agesMillis.length / 2],
        agesMillis[(int) (agesMillis.length * 0.99)],
        agesMillis[agesMillis.length - 1]);
  }

  private double[] peerToPeer() throws IOException, InterruptedException {
    try (CyclonePeer reader = start("sub", "rt" + TOPIC, "" + count)) {
      reader.awaitReady();
      try (CyclonePeer writer = start("pub", "rt" + TOPIC, "" + count, "" + hz)) {
        reader.awaitMatched();
        return ages(reader.remainingLines());
      }
    }
  }

  private double[] peerToNode(QosProfile qos) throws IOException, InterruptedException {
    LinkedBlockingQueue<Double> ages = new LinkedBlockingQueue<>();
    try (Ros2Node node = node();
        Ros2Subscription<Image> subscription =
            node.subscribe(
                new TopicName(TOPIC),
                Image.TYPE,
                qos,
                image -> ages.add((epochNanos() - image.header().stampNanos()) / 1e6));
        CyclonePeer writer = start("pub", "rt" + TOPIC, "" + count, "" + hz)) {
      double[] got = new double[count];
      for (int i = 0; i < count; i++) {
        Double age = ages.poll(i == 0 ? PATIENCE_SECONDS : 3, TimeUnit.SECONDS);
        if (age == null) {
          return Arrays.copyOf(got, i);
        }
        got[i] = age;
      }
      return got;
    }
  }

  private double[] nodeToPeer() throws IOException, InterruptedException {
    try (Ros2Node node = node();
        Ros2Publisher<Image> publisher =
            node.publisher(new TopicName(TOPIC), Image.TYPE, QosProfile.DEFAULT);
        CyclonePeer reader = start("sub", "rt" + TOPIC, "" + (count + 1))) {
      reader.awaitReady();
      if (!publisher.awaitSubscriber(TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS))) {
        return new double[0];
      }
      // The other end finds us a moment later than we find it. Then its reader begins after the
      // first heartbeat, which comes with the first picture; that one is not counted.
      reader.awaitMatched();
      publisher.publish(picture(0));
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
      long next = System.nanoTime();
      for (int i = 0; i < count; i++) {
        publisher.publish(picture(epochNanos()));
        next += TimeUnit.SECONDS.toNanos(1) / hz;
        LockSupport.parkNanos(next - System.nanoTime());
      }
      return Arrays.stream(ages(reader.remainingLines()))
          .filter(age -> age < LONGEST_MILLIS)
          .toArray();
    }
  }

  private static Image picture(long stampNanos) {
    byte[] pixels = new byte[WIDTH * HEIGHT * 3];
    return new Image(
        new Header(0, stampNanos, "camera"),
        HEIGHT,
        WIDTH,
        "rgb8",
        0,
        WIDTH * 3L,
        Octets.adopt(pixels));
  }

  private CyclonePeer start(String... arguments) throws IOException {
    return CyclonePeer.start(peer, TestDomain.id(), arguments);
  }

  private static Ros2Node node() {
    return Ros2Node.open(Ros2Settings.loopback(TestDomain.id(), "pictures"), Map.of());
  }

  private static double[] ages(List<String> micros) {
    return micros.stream().mapToDouble(line -> Double.parseDouble(line) / 1e3).toArray();
  }

  private static long epochNanos() {
    Instant now = Instant.now();
    return now.getEpochSecond() * 1_000_000_000 + now.getNano();
  }
}
