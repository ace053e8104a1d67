package dev.ergon.transport.ros1;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.transport.ros.message.Message;
import dev.ergon.transport.ros.message.MessageType;
import dev.ergon.transport.ros.message.ServiceType;
import dev.ergon.transport.ros.message.Wire;
import dev.ergon.transport.ros.message.actionlib_msgs.GoalID;
import dev.ergon.transport.ros.message.actionlib_msgs.GoalStatusArray;
import dev.ergon.transport.ros.message.catalogue.MessageCatalogue;
import dev.ergon.transport.ros.message.diagnostic_msgs.DiagnosticArray;
import dev.ergon.transport.ros.message.rosgraph_msgs.Clock;
import dev.ergon.transport.ros.message.rosgraph_msgs.Log;
import dev.ergon.transport.ros.message.sensor_msgs.CameraInfo;
import dev.ergon.transport.ros.message.sensor_msgs.CompressedImage;
import dev.ergon.transport.ros.message.sensor_msgs.Image;
import dev.ergon.transport.ros.message.sensor_msgs.JointState;
import dev.ergon.transport.ros.message.std_msgs.Float64MultiArray;
import dev.ergon.transport.ros.message.std_msgs.Header;
import dev.ergon.transport.ros.message.std_msgs.StringMessage;
import dev.ergon.transport.ros.message.testing.RandomMessages;
import dev.ergon.transport.ros.message.trajectory_msgs.JointTrajectory;
import dev.ergon.transport.ros1.testing.Heard;
import dev.ergon.transport.ros1.testing.Roscore;
import dev.ergon.transport.ros1.testing.RoscoreExtension;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Every type of message and service through Debian's rosbag, rostopic and rosservice: what comes
 * back has the bytes of what went out, but for the sequence number that each publisher counts
 * itself. control_msgs is in no package of Debian: only rosbag, which needs no definition, carries
 * it here, and genpy reads it elsewhere.
 */
@ExtendWith(RoscoreExtension.class)
class RosToolsMessagesTest {
  /** What drivers, cameras, words and diagnostics exchange, of the packages in Debian. */
  private static final List<MessageType<?>> OF_THE_STACK =
      List.of(
          StringMessage.TYPE,
          Float64MultiArray.TYPE,
          JointState.TYPE,
          Image.TYPE,
          CompressedImage.TYPE,
          CameraInfo.TYPE,
          JointTrajectory.TYPE,
          GoalID.TYPE,
          GoalStatusArray.TYPE,
          DiagnosticArray.TYPE,
          Clock.TYPE,
          Log.TYPE);

  private final Roscore roscore;
  private final List<Process> tools = new ArrayList<>();
  private ConnectedNode node;

  RosToolsMessagesTest(Roscore roscore) {
    this.roscore = roscore;
  }

  @BeforeEach
  void connect() {
    node = ConnectedNode.connect(roscore.configuration("types"));
  }

  @AfterEach
  void shutdown() {
    node.shutdown();
    tools.forEach(Process::destroyForcibly);
  }

  @Test
  void rosbagRecordsAndPlaysEveryMessage() {
    List<Passed<?>> passed =
        MessageCatalogue.messages().stream()
            .filter(type -> type.wires().contains(Wire.ROS1))
            .<Passed<?>>map(type -> passed("bag", type))
            .toList();
    List<String> record =
        new ArrayList<>(List.of("rosbag", "record", "-O", "types.bag", "--limit=1"));
    passed.forEach(each -> record.add(each.topic));
    start("record.log", record);
    passed.forEach(Passed::publish);
    awaitTools();
    passed.forEach(Passed::hear);
    String played = roscore.tool("rosbag", "play", "-q", "--wait-for-subscribers", "types.bag");
    passed.forEach(each -> each.assertCameBack(played));
  }

  @Test
  void rostopicReadsAndWritesWhatTheStackExchanges() {
    List<Passed<?>> read =
        OF_THE_STACK.stream().<Passed<?>>map(type -> passed("read", type)).toList();
    read.forEach(Passed::publish);
    for (Passed<?> each : read) {
      start(each.file(), List.of("rostopic", "echo", "-n", "1", each.topic));
    }
    awaitTools();
    List<Passed<?>> written =
        OF_THE_STACK.stream().<Passed<?>>map(type -> passed("written", type)).toList();
    written.forEach(Passed::hear);
    for (int i = 0; i < written.size(); i++) {
      Passed<?> each = written.get(i);
      String file = read.get(i).file();
      String said = roscore.tool("rostopic", "pub", "-1", "-f", file, each.topic, each.type.name());
      each.assertCameBack(said);
    }
  }

  @Test
  void rosserviceCallsEveryService() {
    for (ServiceType<?, ?> type : MessageCatalogue.services()) {
      call(type);
    }
    assertTrue(
        roscore.tool("rosservice", "call", "/types/get_loggers").contains("level: \"info\""));
    assertEquals(
        "", roscore.tool("rosservice", "call", "/types/set_logger_level", "ros", "warn").strip());
    assertTrue(
        roscore.tool("rosservice", "call", "/types/get_loggers").contains("level: \"warn\""));
  }

  /** Nothing asked, which is a request of every type; the answer is printed. */
  private <Q extends Message, P extends Message> void call(ServiceType<Q, P> type) {
    String name = "/every/" + type.name().replace('/', '_');
    Heard<Q> asked = new Heard<>();
    ServiceServer server =
        node.newServiceServer(
            name,
            type,
            request -> {
              asked.onNewMessage(request);
              return new RandomMessages(5).next(type.response());
            });
    String printed = roscore.tool("rosservice", "call", name, "{}");
    server.shutdown();
    assertEquals(1, asked.messages().size(), printed);
    assertTrue(!printed.contains("ERROR"), printed);
  }

  private <M extends Message> Passed<M> passed(String what, MessageType<M> type) {
    return new Passed<>("/" + what + "/" + type.name().replace('/', '_'), type);
  }

  private void start(String log, List<String> command) {
    tools.add(roscore.background(log, command.toArray(String[]::new)));
  }

  private void awaitTools() {
    Roscore.await("the tools end", () -> tools.stream().noneMatch(Process::isAlive));
    tools.clear();
  }

  /** One message on a topic of its own. */
  private final class Passed<M extends Message> {
    final String topic;
    final MessageType<M> type;
    final M message;
    final Heard<M> heard = new Heard<>();

    Passed(String topic, MessageType<M> type) {
      this.topic = topic;
      this.type = type;
      message = new RandomMessages(11).next(type);
    }

    String file() {
      return topic.substring(1).replace('/', '_') + ".yaml";
    }

    void publish() {
      node.newPublisher(topic, type, PublisherOptions.LATCHED).publish(message);
    }

    void hear() {
      node.newSubscriber(topic, type).addMessageListener(heard, 10);
    }

    void assertCameBack(String said) {
      assertArrayEquals(uncounted(message), uncounted(heard.await(1).get(0)), topic + ": " + said);
    }

    private byte[] uncounted(M one) {
      byte[] bytes = Wire.ROS1.encode(one);
      RecordComponent[] fields = one.getClass().getRecordComponents();
      if (fields.length > 0 && fields[0].getType() == Header.class) {
        Arrays.fill(bytes, 0, Integer.BYTES, (byte) 0);
      }
      return bytes;
    }
  }
}
