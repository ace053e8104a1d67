package dev.ergon.core.robot.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.core.error.HostLacksException;
import dev.ergon.core.error.TaskFailedException;
import dev.ergon.core.robot.JointCommandBuffer;
import dev.ergon.core.robot.JointStateBuffer;
import dev.ergon.core.robot.RobotModel;
import dev.ergon.core.robot.RobotStatus;
import dev.ergon.core.robot.urdf.UrdfReader;
import dev.ergon.core.time.ManualClock;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LinkedRobotTest {
  private static final RobotModel MODEL =
      new RobotModel(
          UrdfReader.read(
              "two.urdf",
              """
              <robot name="two">
                <link name="base_link"/><link name="mid"/><link name="tool0"/>
                <joint name="turn" type="revolute"><parent link="base_link"/><child link="mid"/>
                  <axis xyz="0 0 1"/><limit lower="-1" upper="1" velocity="1" effort="1"/></joint>
                <joint name="bend" type="revolute"><parent link="mid"/><child link="tool0"/>
                  <axis xyz="0 1 0"/><limit lower="-2" upper="2" velocity="1" effort="1"/></joint>
              </robot>
              """),
          "base_link",
          "tool0",
          null);
  private static final JointMap JOINTS =
      new JointMap(MODEL, Map.of("bend", new JointMap.Entry("j2", -1, 10, 5)));
  private static final LinkedRobotSettings SETTINGS = new LinkedRobotSettings(100, 50_000_000, 0);

  private final ManualClock clock = new ManualClock(1_000);
  private final FakeLink link = new FakeLink();
  private @Nullable LinkedRobot opened;

  @BeforeEach
  void sendsStatesAtOnce() {
    link.first = List.of("turn", "j2");
  }

  @AfterEach
  void close() {
    if (opened != null) {
      opened.close();
    }
  }

  @Test
  void readsInTheModelsTermsWhateverTheWireCallsAndCounts() {
    LinkedRobot robot = open();
    JointStateBuffer state = new JointStateBuffer(2);
    assertEquals(RobotStatus.OK, robot.read(state));
    assertEquals(0.5, state.position(0));
    assertEquals(0.2, state.position(1), 1e-12, "(3 - 5) / -10");
    assertEquals(-0.7, state.velocity(1), 1e-12);
    assertEquals(RobotStatus.NO_NEW_STATE, robot.read(state));
  }

  @Test
  void sendsInTheWiresTermsAndWithinLimits() throws InterruptedException {
    LinkedRobot robot = open();
    robot.enable();
    assertEquals(RobotStatus.OK, robot.write(command(3, 0.1)));
    Sent sent = link.next();
    assertEquals("send", sent.what);
    assertArrayEquals(new double[] {1, 4}, sent.position, 1e-12);
  }

  @Test
  void sendsNothingThatWasWrittenBeforeAStop() throws InterruptedException {
    LinkedRobot robot = open();
    robot.enable();
    robot.write(command(0.1, 0.1));
    assertEquals("send", link.next().what);
    robot.stop();
    assertEquals(RobotStatus.FAULT, robot.write(command(0.2, 0.2)));
    Sent sent = link.next();
    assertEquals("hold", sent.what);
    assertArrayEquals(new double[] {0.5, 3}, sent.position, 1e-12);
    robot.enable();
    robot.write(command(0.3, 0.1));
    assertEquals(0.3, link.next().position[0], 1e-12);
  }

  @Test
  void answersLinkLostWhenStatesStopAndNamesTheirSource() {
    LinkedRobot robot = open();
    clock.advance(101);
    assertEquals(RobotStatus.LINK_LOST, robot.read(new JointStateBuffer(2)));
    assertTrue(robot.faultText().contains("topic /fake"), robot.faultText());
    assertThrows(TaskFailedException.class, robot::enable);
    link.tell(clock.nanos());
    assertEquals(RobotStatus.OK, robot.read(new JointStateBuffer(2)));
  }

  @Test
  void answersLinkLostWhileTheLinkSaysThatItIsDown() {
    LinkedRobot robot = open();
    link.inbox().down("the master is gone");
    assertEquals(RobotStatus.LINK_LOST, robot.read(new JointStateBuffer(2)));
    assertEquals(RobotStatus.LINK_LOST, robot.write(command(0, 0)));
    assertEquals("the master is gone", robot.faultText());
    link.inbox().down("");
    link.tell(clock.nanos() + 1);
    assertEquals(RobotStatus.OK, robot.read(new JointStateBuffer(2)));
  }

  @Test
  void enablingWaitsForTheNextStateOfASilentLink() {
    LinkedRobot robot = open(new LinkedRobotSettings(100, 60_000_000_000L, 0));
    clock.advance(101);
    CompletableFuture<Void> enabled = CompletableFuture.runAsync(robot::enable);
    link.tell(clock.nanos());
    enabled.orTimeout(10, TimeUnit.SECONDS).join();
    assertEquals(RobotStatus.OK, robot.write(command(0, 0)));
  }

  @Test
  void holdsAndGoesOnOnceALinkThatTookNothingIsBack() throws InterruptedException {
    LinkedRobot robot = open();
    robot.enable();
    link.refusal = "nobody listens";
    robot.write(command(0.1, 0.1));
    while (robot.write(command(0.1, 0.1)) != RobotStatus.LINK_LOST) {
      Thread.onSpinWait();
    }
    assertTrue(robot.faultText().contains("nobody listens"), robot.faultText());
    assertThrows(TaskFailedException.class, robot::enable);
    link.refusal = "";
    Sent first = link.next();
    assertEquals("hold", first.what);
    assertArrayEquals(new double[] {0.5, 3}, first.position, 1e-12);
    robot.enable();
    assertEquals(RobotStatus.OK, robot.write(command(0.3, 0.1)));
    assertEquals("send", link.next().what);
  }

  @Test
  void namesTheJointsThatWereNotHeardOf() {
    link.first = List.of("turn");
    HostLacksException missing = assertThrows(HostLacksException.class, this::open);
    assertTrue(missing.getMessage().contains("[j2]"), missing.getMessage());
    assertTrue(link.closed);
  }

  @Test
  void isAsOldAsItsOldestJoint() {
    LinkedRobot robot = open();
    JointStateBuffer state = new JointStateBuffer(2);
    assertEquals(RobotStatus.OK, robot.read(state));
    link.inbox().state(1_050, List.of("turn"), new double[] {0.6}, new double[0], new double[0]);
    assertEquals(RobotStatus.NO_NEW_STATE, robot.read(state));
    link.inbox().state(1_060, List.of("j2"), new double[] {3}, new double[0], new double[0]);
    assertEquals(RobotStatus.OK, robot.read(state));
    assertEquals(1_050, state.stampNanos());
    assertEquals(0.1 / 50e-9, state.velocity(0), 1, "from positions where none was measured");
  }

  @Test
  void waitsForTheStateThatIsDueThoughTheTimeCameFirst() throws InterruptedException {
    LinkedRobot robot = open();
    link.tell(1_004);
    clock.set(1_008);
    Thread waiting = awaitingDueState(robot);
    link.tell(1_008);
    waiting.join();
    JointStateBuffer state = new JointStateBuffer(2);
    assertEquals(RobotStatus.OK, robot.read(state));
    assertEquals(1_008, state.stampNanos());
  }

  @Test
  void waitsForNoStateThatIsNotDue() throws InterruptedException {
    LinkedRobot robot = open();
    Thread.currentThread().interrupt();
    robot.awaitDueState();
    link.tell(1_004);
    clock.set(1_007);
    robot.awaitDueState();
    assertTrue(Thread.interrupted(), "waiting would have thrown");
  }

  @Test
  void givesUpOnceUntilTheNextStateOnARobotThatIsSilent() throws InterruptedException {
    LinkedRobot robot = open();
    link.tell(1_004);
    clock.set(1_200);
    awaitingDueState(robot).join();
    Thread.currentThread().interrupt();
    robot.awaitDueState();
    assertTrue(Thread.interrupted(), "waiting again would have thrown");
    assertEquals(RobotStatus.LINK_LOST, robot.read(new JointStateBuffer(2)));
    assertTrue(robot.faultText().contains("ms of simulated time"), robot.faultText());
  }

  /** A thread that is waiting. */
  private static Thread awaitingDueState(LinkedRobot robot) {
    Thread thread =
        new Thread(() -> {
          try {
            robot.awaitDueState();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    thread.start();
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      assertTrue(thread.getState() != Thread.State.TERMINATED, "did not wait");
      Thread.onSpinWait();
    }
    return thread;
  }

  private LinkedRobot open() {
    return open(SETTINGS);
  }

  private LinkedRobot open(LinkedRobotSettings settings) {
    LinkedRobot robot = LinkedRobot.open("two", MODEL, link, JOINTS, clock, settings);
    opened = robot;
    return robot;
  }

  private static JointCommandBuffer command(double turn, double bend) {
    JointCommandBuffer command = new JointCommandBuffer(2);
    command.set(0, turn, 0, 0);
    command.set(1, bend, 0, 0);
    return command;
  }

  private record Sent(String what, double[] position) {}

  private static final class FakeLink implements RobotLink {
    final BlockingQueue<Sent> sent = new LinkedBlockingQueue<>();
    List<String> first = List.of();
    volatile String refusal = "";
    private @Nullable StateInbox inbox;
    boolean closed;

    @Override
    public void start(StateInbox states) {
      inbox = states;
      tell(1_000);
    }

    void tell(long stampNanos) {
      double[] position = {0.5, 3};
      double[] velocity = {0.1, 7};
      inbox().state(stampNanos, first, position, velocity, new double[0]);
    }

    StateInbox inbox() {
      return Objects.requireNonNull(inbox);
    }

    Sent next() throws InterruptedException {
      Sent next = sent.poll(10, TimeUnit.SECONDS);
      assertNotNull(next);
      return next;
    }

    @Override
    public void send(double[] position, double[] velocity) throws IOException {
      requireListener();
      sent.add(new Sent("send", position.clone()));
    }

    @Override
    public void hold(double[] position) throws IOException {
      requireListener();
      sent.add(new Sent("hold", position.clone()));
    }

    private void requireListener() throws IOException {
      if (!refusal.isEmpty()) {
        throw new IOException(refusal);
      }
    }

    @Override
    public String source() {
      return "topic /fake";
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
