package dev.ergon.benchmark.interop;

import dev.ergon.core.config.ConfigReader;
import dev.ergon.core.provider.ProviderContext;
import dev.ergon.core.provider.Providers;
import dev.ergon.core.robot.JointCommandBuffer;
import dev.ergon.core.robot.JointStateBuffer;
import dev.ergon.core.robot.Robot;
import dev.ergon.core.robot.RobotStatus;
import dev.ergon.core.time.SystemClock;
import dev.ergon.hardware.testing.LineNoise;
import dev.ergon.hardware.testing.So101Line;
import dev.ergon.launch.output.Table;
import dev.ergon.transport.ros1.ConnectedNode;
import dev.ergon.transport.ros1.testing.Roscore;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * {@code Recovery}: what an arm's driver notices when its wire breaks, how soon, and how soon it
 * takes commands again once the other end is back. Needs roscore and socat; run from the
 * repository's root.
 */
public final class Recovery {
  private static final SystemClock CLOCK = new SystemClock();
  private static final long LOOK_NANOS = 1_000_000;
  private static final long PATIENCE_NANOS = 60_000_000_000L;
  private static final long WATCH_NANOS = 3_000_000_000L;
  private static final String NOT_NOTICED = "";
  private static final HttpClient MASTER =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Path folder;
  private final Table table =
      new Table("what", "noticed, s", "as", "longest without a state, s", "back, s");

  private Recovery(Path folder) {
    this.folder = folder;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    Recovery recovery = new Recovery(Files.createTempDirectory("recovery"));
    recovery.masterRestarted();
    recovery.publisherKilledUnderRos1();
    recovery.publisherKilledUnderRos2();
    recovery.lineClosed();
    System.out.println(recovery.table.render());
  }

  /**
   * The master is away for three seconds, in which the arm goes on being heard and told; then how
   * long from its first answer until it names the arm's topics again.
   */
  private void masterRestarted() throws IOException, InterruptedException {
    try (Roscore roscore = new Roscore(Files.createTempDirectory(folder, "core")).start();
        Program served = serveRos1(roscore).awaitWords("serving");
        ProviderContext context = new ProviderContext(folder, 1);
        Robot robot = ros1(roscore, context)) {
      robot.enable();
      Watch watch = new Watch(robot);
      roscore.kill();
      watch.lookFor(WATCH_NANOS);
      roscore.start();
      long answers = CLOCK.nanos();
      double back = -1;
      while (back < 0 && CLOCK.nanos() - answers < PATIENCE_NANOS) {
        watch.lookFor(LOOK_NANOS);
        if (isListed(roscore, "/joint_states")) {
          back = seconds(CLOCK.nanos() - answers);
        }
      }
      watch.lookFor(WATCH_NANOS);
      row("roscore killed, started again after 3 s", watch, NOT_NOTICED, back);
    }
  }

  /** Whether the master names the topic. Its own tools take longer to start than that. */
  private static boolean isListed(Roscore roscore, String topic)
      throws IOException, InterruptedException {
    String call =
        "<methodCall><methodName>getTopicTypes</methodName><params><param><value>/recovery</value>"
            + "</param></params></methodCall>";
    HttpRequest request =
        HttpRequest.newBuilder(roscore.uri())
            .header("Content-Type", "text/xml")
            .POST(HttpRequest.BodyPublishers.ofString(call))
            .build();
    return MASTER
        .send(request, HttpResponse.BodyHandlers.ofString())
        .body()
        .contains("<string>" + topic + "</string>");
  }

  private void publisherKilledUnderRos1() throws IOException, InterruptedException {
    try (Roscore roscore = new Roscore(Files.createTempDirectory(folder, "core")).start();
        Program first = serveRos1(roscore).awaitWords("serving");
        ProviderContext context = new ProviderContext(folder, 1);
        Robot robot = ros1(roscore, context)) {
      Watch watch = lost(robot, first);
      String said = robot.faultText();
      try (Program second = serveRos1(roscore).awaitWords("serving")) {
        row("ROS 1 publisher killed -9", watch, said, taken(robot));
      }
    }
  }

  private void publisherKilledUnderRos2() throws IOException, InterruptedException {
    Map<String, String> environment = Map.of("ROS_DOMAIN_ID", "97");
    List<String> serve = List.of("sim", "serve", "--ros2", "--ros2-domain", "97");
    String keys =
        "{kind: ros2, model: {gripper_joint: finger_joint}, clock: host, ros2: {domain_id: 97},"
            + " link: {start_timeout: 30 s}}";
    try (Program first = Program.ergon(folder, environment, serve).awaitWords("serving");
        ProviderContext context = new ProviderContext(folder, 1);
        Robot robot = robot(keys, context)) {
      Watch watch = lost(robot, first);
      String said = robot.faultText();
      try (Program second = Program.ergon(folder, environment, serve).awaitWords("serving")) {
        row("ROS 2 publisher killed -9", watch, said, taken(robot));
      }
    }
  }

  private void lineClosed() throws IOException {
    try (So101Line line =
            new So101Line(Files.createTempDirectory(folder, "line"), LineNoise.none());
        Robot robot = line.open("state_timeout=100 ms")) {
      robot.enable();
      Watch watch = new Watch(robot);
      line.pty().pull();
      watch.until(status -> status == RobotStatus.LINK_LOST);
      String said = robot.faultText();
      line.pty().plug();
      row("servo bus: pty closed", watch, said, taken(robot));
    }
  }

  private Watch lost(Robot robot, Program publisher) throws InterruptedException {
    robot.enable();
    Watch watch = new Watch(robot);
    publisher.kill();
    watch.until(status -> status == RobotStatus.LINK_LOST);
    return watch;
  }

  /** How long from now until the robot is enabled and has taken a command, in seconds. */
  private static double taken(Robot robot) {
    long begun = CLOCK.nanos();
    Watch watch = new Watch(robot);
    watch.until(status -> status == RobotStatus.OK);
    robot.enable();
    JointStateBuffer state = new JointStateBuffer(robot.model().actuatedCount());
    RobotStatus unused = robot.read(state);
    JointCommandBuffer command = new JointCommandBuffer(state.size());
    for (int i = 0; i < state.size(); i++) {
      command.set(i, state.position(i), 0, 0);
    }
    watch.until(status -> robot.write(command) == RobotStatus.OK);
    return seconds(CLOCK.nanos() - begun);
  }

  private Program serveRos1(Roscore roscore) throws IOException {
    return Program.ergon(
        folder, roscore.environment(), List.of("sim", "serve", "--ros1", "--wall-time"));
  }

  private static Robot ros1(Roscore roscore, ProviderContext context) {
    ConnectedNode unused =
        context.shared(
            ConnectedNode.class, () -> ConnectedNode.connect(roscore.configuration("driver")));
    return robot(
        "{kind: ros1, model: {gripper_joint: finger_joint}, link: {start_timeout: 30 s}}", context);
  }

  private static Robot robot(String keys, ProviderContext context) {
    return Providers.load(Recovery.class.getClassLoader())
        .robot(ConfigReader.read("robot", keys), context);
  }

  private void row(String what, Watch watch, String said, double back) {
    table.row(
        what,
        said.isEmpty() ? "not at all" : number(watch.secondsToEnd()),
        said,
        number(watch.longestGapSeconds()),
        back < 0 ? "never" : number(back));
  }

  private static String number(double seconds) {
    return String.format(Locale.ROOT, "%.2f", seconds);
  }

  private static double seconds(long nanos) {
    return nanos / 1e9;
  }

  /** Reads a robot's state again and again. */
  private static final class Watch {
    private final Robot robot;
    private final JointStateBuffer state;
    private final long begunNanos = CLOCK.nanos();
    private long lastNanos = begunNanos;
    private long newestStampNanos = Long.MIN_VALUE;
    private long gapNanos;
    private long endNanos = begunNanos;

    Watch(Robot robot) {
      this.robot = robot;
      state = new JointStateBuffer(robot.model().actuatedCount());
    }

    void lookFor(long nanos) {
      long end = CLOCK.nanos() + nanos;
      look(status -> CLOCK.nanos() >= end);
    }

    void until(Predicate<RobotStatus> wanted) {
      look(wanted);
      endNanos = CLOCK.nanos();
    }

    private void look(Predicate<RobotStatus> enough) {
      long limit = CLOCK.nanos() + PATIENCE_NANOS;
      RobotStatus status;
      do {
        status = robot.read(state);
        long now = CLOCK.nanos();
        if (state.stampNanos() != newestStampNanos) {
          newestStampNanos = state.stampNanos();
          lastNanos = now;
        }
        gapNanos = Math.max(gapNanos, now - lastNanos);
        if (now > limit) {
          throw new IllegalStateException(
              "nothing for 60 s, status " + status + ": " + robot.faultText());
        }
        LockSupport.parkNanos(LOOK_NANOS);
      } while (!enough.test(status));
    }

    double secondsToEnd() {
      return seconds(endNanos - begunNanos);
    }

    double longestGapSeconds() {
      return seconds(gapNanos);
    }
  }
}
