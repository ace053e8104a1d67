package dev.ergon.benchmark.ros;

import dev.ergon.transport.ros.message.Octets;
import dev.ergon.transport.ros.message.sensor_msgs.Image;
import dev.ergon.transport.ros.message.std_msgs.Header;
import dev.ergon.transport.ros1.ConnectedNode;
import dev.ergon.transport.ros1.Publisher;
import dev.ergon.transport.ros1.testing.Roscore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * {@code Ros1Pictures [COUNT [HZ]]}: pictures of 640x480 rgb8 between Ergon and rospy over
 * loopback, each way, and between two programs of rospy: how many arrive, and how old they are
 * then. Needs roscore.
 */
public final class Ros1Pictures {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 480;
  private static final String SENDER =
      """
      import rospy, sys
      from sensor_msgs.msg import Image
      rospy.init_node('sender')
      count, hz = int(sys.argv[1]), int(sys.argv[2])
      out = rospy.Publisher('/image', Image, queue_size=10)
      image = Image(height=480, width=640, encoding='rgb8', step=1920, data=bytes(921600))
      while out.get_num_connections() == 0: rospy.sleep(0.05)
      rospy.sleep(1)
      rate = rospy.Rate(hz)
      for i in range(count):
        image.header.stamp = rospy.Time.now()
        out.publish(image)
        rate.sleep()
      rospy.sleep(2)
      """;
  private static final String RECEIVER =
      """
      import rospy, sys
      from sensor_msgs.msg import Image
      rospy.init_node('receiver')
      ages = []
      def heard(image):
        ages.append((rospy.Time.now() - image.header.stamp).to_sec() * 1e3)
        if len(ages) == int(sys.argv[1]): rospy.signal_shutdown('all')
      rospy.Subscriber('/image', Image, heard, queue_size=10, buff_size=1 << 22, tcp_nodelay=True)
      rospy.Timer(rospy.Duration(float(sys.argv[1]) / int(sys.argv[2]) + 20),
                  lambda e: rospy.signal_shutdown('late'), oneshot=True)
      rospy.spin()
      print('\\n'.join('%.3f' % age for age in ages))
      """;

  private final Roscore roscore;
  private final String count;
  private final String hz;

  private Ros1Pictures(Roscore roscore, String count, String hz) {
    this.roscore = roscore;
    this.count = count;
    this.hz = hz;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    String count = args.length > 0 ? args[0] : "900";
    String hz = args.length > 1 ? args[1] : "30";
    Path folder = Files.createTempDirectory("ros1-pictures");
    try (Roscore roscore = new Roscore(folder).start()) {
      Ros1Pictures pictures = new Ros1Pictures(roscore, count, hz);
      pictures.report("rospy to rospy", pictures.peerToPeer());
      pictures.report("rospy to Ergon", pictures.peerToNode());
      pictures.report("Ergon to rospy", pictures.nodeToPeer());
    }
  }

  private void report(String way, double[] agesMillis) {
    Arrays.sort(agesMillis);
    if (agesMillis.length == 0) {
      System.out.printf("%-16s 0 of %s%n", way, count);
      return;
    }
    System.out.printf(
        "%-16s %d of %s, p50 %.1f ms, p99 %.1f ms, max %.1f ms%n",
        way,
        agesMillis.length,
        count,
        agesMillis[agesMillis.length / 2],
        agesMillis[(int) (agesMillis.length * 0.99)],
        agesMillis[agesMillis.length - 1]);
  }

  private double[] peerToPeer() throws InterruptedException {
    Process receiver = python("receiver.log", RECEIVER);
    Process sender = python("sender.log", SENDER);
    receiver.waitFor();
    sender.waitFor();
    return ages(roscore.log("receiver.log"));
  }

  private double[] peerToNode() throws InterruptedException {
    ConnectedNode node = ConnectedNode.connect(roscore.configuration("ergon"));
    LinkedBlockingQueue<Double> ages = new LinkedBlockingQueue<>();
    node.newSubscriber("/image", Image.TYPE)
        .addMessageListener(
            image -> ages.add((node.time().nanos() - image.header().stampNanos()) / 1e6), 10);
    Process sender = python("sender.log", SENDER);
    try {
      double[] got = new double[Integer.parseInt(count)];
      for (int i = 0; i < got.length; i++) {
        Double age = ages.poll(i == 0 ? 60 : 5, TimeUnit.SECONDS);
        if (age == null) {
          return Arrays.copyOf(got, i);
        }
        got[i] = age;
      }
      return got;
    } finally {
      sender.destroyForcibly().waitFor();
      node.shutdown();
    }
  }

  private double[] nodeToPeer() throws InterruptedException {
    ConnectedNode node = ConnectedNode.connect(roscore.configuration("ergon"));
    try {
      Publisher<Image> publisher = node.newPublisher("/image", Image.TYPE);
      Process receiver = python("receiver.log", RECEIVER);
      Roscore.await("rospy listens", publisher::hasSubscribers);
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
      long next = System.nanoTime();
      for (int i = 0; i < Integer.parseInt(count); i++) {
        publisher.publish(picture());
        next += TimeUnit.SECONDS.toNanos(1) / Integer.parseInt(hz);
        LockSupport.parkNanos(next - System.nanoTime());
      }
      receiver.waitFor();
      return ages(roscore.log("receiver.log"));
    } finally {
      node.shutdown();
    }
  }

  private Process python(String log, String program) {
    return roscore.background(log, "/usr/bin/python3", "-c", program, count, hz);
  }

  private static Image picture() {
    Instant now = Instant.now();
    long stamp = now.getEpochSecond() * 1_000_000_000 + now.getNano();
    return new Image(
        new Header(0, stamp, "camera"),
        HEIGHT,
        WIDTH,
        "rgb8",
        0,
        WIDTH * 3L,
        Octets.adopt(new byte[WIDTH * HEIGHT * 3]));
  }

  private static double[] ages(String log) {
    List<String> lines = log.lines().filter(line -> line.matches("-?\\d+\\.\\d{3}")).toList();
    return lines.stream().mapToDouble(Double::parseDouble).toArray();
  }
}
