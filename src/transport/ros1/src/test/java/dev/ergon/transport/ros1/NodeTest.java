package dev.ergon.transport.ros1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.core.error.HostLacksException;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.transport.ros.message.rosgraph_msgs.Clock;
import dev.ergon.transport.ros.message.sensor_msgs.JointState;
import dev.ergon.transport.ros.message.std_msgs.Header;
import dev.ergon.transport.ros.message.std_msgs.StringMessage;
import dev.ergon.transport.ros.message.std_srvs.Trigger;
import dev.ergon.transport.ros1.testing.Heard;
import dev.ergon.transport.ros1.testing.Roscore;
import dev.ergon.transport.ros1.testing.RoscoreExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Two of our nodes under Debian's master, and what may go wrong between them. */
@ExtendWith(RoscoreExtension.class)
class NodeTest {
  private final Roscore roscore;
  private ConnectedNode one;
  private ConnectedNode other;

  NodeTest(Roscore roscore) {
    this.roscore = roscore;
  }

  @BeforeEach
  void connect() {
    one = ConnectedNode.connect(roscore.configuration("one"));
    other = ConnectedNode.connect(roscore.configuration("other"));
  }

  @AfterEach
  void shutdown() {
    one.shutdown();
    other.shutdown();
  }

  @Test
  void messagesArriveInOrderAndCounted() {
    Heard<JointState> heard = new Heard<>();
    other.newSubscriber("/n", JointState.TYPE).addMessageListener(heard, 200);
    Publisher<JointState> publisher =
        one.newPublisher("/n", JointState.TYPE, new PublisherOptions(200, false));
    Roscore.await("a subscriber", publisher::hasSubscribers);
    double[] none = {};
    for (int i = 0; i < 100; i++) {
      publisher.publish(new JointState(new Header(7, i, ""), List.of(), none, none, none));
    }
    List<JointState> messages = heard.await(100);
    for (int i = 0; i < 100; i++) {
      assertEquals(new Header(i, i, ""), messages.get(i).header());
    }
  }

  @Test
  void aSlowSubscriberLosesItsOldestAndHoldsNobodyUp() throws Exception {
    ConnectedNode third = ConnectedNode.connect(roscore.configuration("third"));
    try {
      Heard<StringMessage> fast = new Heard<>();
      CountDownLatch release = new CountDownLatch(1);
      AtomicInteger slow = new AtomicInteger();
      other.newSubscriber("/flood", StringMessage.TYPE).addMessageListener(fast, 1000);
      third
          .newSubscriber("/flood", StringMessage.TYPE)
          .addMessageListener(message -> {
            slow.incrementAndGet();
            awaitQuietly(release);
          });
      Publisher<StringMessage> publisher =
          one.newPublisher("/flood", StringMessage.TYPE, new PublisherOptions(300, false));
      Roscore.await("two subscribers", () -> publisher.numberOfSubscribers() == 2);
      for (int i = 0; i < 300; i++) {
        publisher.publish(new StringMessage(i + "x".repeat(1000)));
      }
      fast.await(300);
      release.countDown();
      Roscore.await("the newest at last", () -> slow.get() >= 2);
      assertTrue(slow.get() < 10, slow + " messages for a listener with room for one");
    } finally {
      third.shutdown();
    }
  }

  @Test
  void otherTypesAreRefusedOnBothSides() {
    Publisher<StringMessage> publisher = one.newPublisher("/typed", StringMessage.TYPE);
    Heard<Header> heard = new Heard<>();
    Subscriber<Header> subscriber = other.newSubscriber("/typed", Header.TYPE);
    subscriber.addMessageListener(heard);
    assertThrows(
        InvalidInputException.class, () -> other.newSubscriber("/typed", StringMessage.TYPE));
    assertThrows(InvalidInputException.class, () -> one.newPublisher("/typed", StringMessage.TYPE));
    Heard<StringMessage> fits = new Heard<>();
    one.newSubscriber("/typed", StringMessage.TYPE).addMessageListener(fits);
    Roscore.await("the one that fits", publisher::hasSubscribers);
    publisher.publish(new StringMessage("x"));
    fits.await(1);
    assertEquals(0, subscriber.numberOfPublishers());
    assertEquals(List.of(), heard.messages());
  }

  @Test
  void simulatedTimeFollowsTheClockAndJumpsBackOnlyForStamps() {
    ParameterTree parameters = one.parameterTree();
    parameters.set("/use_sim_time", true);
    ConnectedNode simulated = ConnectedNode.connect(roscore.configuration("simulated"));
    try {
      RosTime time = simulated.time();
      assertEquals(0, time.nanos());
      AtomicInteger jumps = new AtomicInteger();
      time.addJumpListener(jumps::incrementAndGet);
      Publisher<Clock> clock = one.newPublisher("/clock", Clock.TYPE);
      Roscore.await("the clock is heard", clock::hasSubscribers);
      clock.publish(new Clock(5_000_000_000L));
      Roscore.await("five seconds", () -> time.nanos() == 5_000_000_000L);
      long local = time.clock().nanos();
      clock.publish(new Clock(1_000_000_000L));
      Roscore.await("back to one", () -> time.nanos() == 1_000_000_000L);
      Roscore.await("the jump is told once", () -> jumps.get() == 1);
      assertTrue(time.clock().nanos() >= local);
      assertTrue(time.clock().isSimulated());
      long last = time.clock().nanos();
      clock.shutdown();
      Roscore.await("without its publisher time goes on", () -> time.clock().nanos() > last);
    } finally {
      simulated.shutdown();
      parameters.delete("/use_sim_time");
    }
  }

  @Test
  void garbageOnItsPortsChangesNothing() throws IOException {
    Publisher<StringMessage> publisher = one.newPublisher("/sane", StringMessage.TYPE);
    ServiceServer service =
        one.newServiceServer(
            "/sane_service", Trigger.TYPE, request -> new Trigger.Response(true, ""));
    Random random = new Random(3);
    for (int i = 0; i < 60; i++) {
      byte[] garbage = new byte[random.nextInt(200)];
      random.nextBytes(garbage);
      for (int port : new int[] {service.uri().getPort(), one.uri().getPort()}) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
          socket.getOutputStream().write(garbage);
        }
      }
    }
    Heard<StringMessage> heard = new Heard<>();
    other.newSubscriber("/sane", StringMessage.TYPE).addMessageListener(heard);
    Roscore.await("a subscriber", publisher::hasSubscribers);
    publisher.publish(new StringMessage("still here"));
    assertEquals("still here", heard.await(1).get(0).data());
  }

  @Test
  void aServiceThatIsSlowIsAskedOnce() throws ServiceException {
    AtomicInteger asked = new AtomicInteger();
    CountDownLatch never = new CountDownLatch(1);
    ServiceServer server =
        one.newServiceServer(
            "/slow",
            Trigger.TYPE,
            request -> {
              if (asked.incrementAndGet() > 1) {
                awaitQuietly(never);
              }
              return new Trigger.Response(true, "");
            });
    ServiceClient<Trigger.Request, Trigger.Response> client =
        other.newServiceClient("/slow", Trigger.TYPE);
    assertTrue(client.call(new Trigger.Request(), Duration.ofSeconds(20)).success());
    assertThrows(
        ServiceException.class, () -> client.call(new Trigger.Request(), Duration.ofMillis(500)));
    assertEquals(2, asked.get());
    never.countDown();
    server.shutdown();
  }

  @Test
  void aNewNodeOfTheSameNameReplacesTheOld() {
    ConnectedNode again = ConnectedNode.connect(roscore.configuration("one"));
    try {
      Roscore.await("the old one ends", one::isShutdown);
      assertFalse(again.isShutdown());
    } finally {
      again.shutdown();
    }
  }

  @Test
  void aLoopEndsWithTheNode() {
    AtomicInteger rounds = new AtomicInteger();
    CancellableLoop loop =
        new CancellableLoop() {
          @Override
          protected void loop() throws InterruptedException {
            rounds.incrementAndGet();
            new CountDownLatch(1).await();
          }
        };
    one.executeCancellableLoop(loop);
    Roscore.await("the first round", () -> rounds.get() == 1);
    one.shutdown();
    assertTrue(loop.isCancelled());
  }

  @Test
  void withoutAMasterItSaysWhatToDo() {
    URI nobody = URI.create("http://127.0.0.1:" + Roscore.freePort());
    var failure =
        assertThrows(
            HostLacksException.class,
            () -> ConnectedNode.connect(NodeConfiguration.newPrivate("n", nobody)));
    assertTrue(failure.getMessage().contains("start roscore"), failure.getMessage());
  }

  @Test
  void tellsARestartedMasterEverythingAnew(@TempDir Path folder) {
    try (Roscore own = new Roscore(folder).start()) {
      ConnectedNode sender = ConnectedNode.connect(own.configuration("sender"));
      ConnectedNode listener = ConnectedNode.connect(own.configuration("listener"));
      try {
        Heard<StringMessage> heard = new Heard<>();
        Subscriber<StringMessage> subscriber = listener.newSubscriber("/x", StringMessage.TYPE);
        subscriber.addMessageListener(heard, 100);
        List<Integer> connected = new CopyOnWriteArrayList<>();
        subscriber.addPublisherListener(connected::add);
        Publisher<StringMessage> publisher = sender.newPublisher("/x", StringMessage.TYPE);
        Roscore.await("a subscriber", publisher::hasSubscribers);
        own.kill();
        publisher.publish(new StringMessage("without a master"));
        heard.await(1);
        Roscore.await("the loss is seen", sender::isMasterLost);
        own.start();
        ConnectedNode late = ConnectedNode.connect(own.configuration("late"));
        try {
          Heard<StringMessage> lateHeard = new Heard<>();
          late.newSubscriber("/x", StringMessage.TYPE).addMessageListener(lateHeard, 100);
          Roscore.await("two subscribers", () -> publisher.numberOfSubscribers() == 2);
          publisher.publish(new StringMessage("known again"));
          assertEquals("known again", lateHeard.await(1).get(0).data());
          assertEquals("known again", heard.await(2).get(1).data());
          assertEquals(List.of(1), connected, "the connection outlives the master");
        } finally {
          late.shutdown();
        }
      } finally {
        sender.shutdown();
        listener.shutdown();
      }
    }
  }

  @Test
  void hearsAPublisherAgainThatWasKilledAndCameBack() throws Exception {
    Heard<StringMessage> heard = new Heard<>();
    Subscriber<StringMessage> subscriber = other.newSubscriber("/loud", StringMessage.TYPE);
    subscriber.addMessageListener(heard, 100);
    for (int i = 0; i < 2; i++) {
      int before = heard.messages().size();
      Process loud =
          roscore.background(
              "loud.log",
              "rostopic",
              "pub",
              "-r",
              "20",
              "/loud",
              "std_msgs/String",
              "data: hi",
              "__name:=loud");
      heard.await(before + 3);
      loud.destroyForcibly().waitFor();
      Roscore.await("the loss is seen", () -> subscriber.numberOfPublishers() == 0);
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
