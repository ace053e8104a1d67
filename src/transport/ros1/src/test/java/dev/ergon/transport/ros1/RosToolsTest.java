package dev.ergon.transport.ros1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.transport.ros.message.sensor_msgs.JointState;
import dev.ergon.transport.ros.message.std_msgs.Header;
import dev.ergon.transport.ros.message.std_msgs.StringMessage;
import dev.ergon.transport.ros.message.std_srvs.SetBool;
import dev.ergon.transport.ros.message.std_srvs.Trigger;
import dev.ergon.transport.ros1.testing.Heard;
import dev.ergon.transport.ros1.testing.Roscore;
import dev.ergon.transport.ros1.testing.RoscoreExtension;
import dev.ergon.transport.ros1.xmlrpc.Value;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Against Debian's rostopic, rosservice, rosparam and rosnode. */
@ExtendWith(RoscoreExtension.class)
class RosToolsTest {
  private final Roscore roscore;
  private ConnectedNode node;

  RosToolsTest(Roscore roscore) {
    this.roscore = roscore;
  }

  @BeforeEach
  void connect() {
    node = ConnectedNode.connect(roscore.configuration("tools"));
  }

  @AfterEach
  void shutdown() {
    node.shutdown();
  }

  @Test
  void rostopicEchoesWhatIsPublishedAndLatched() {
    Publisher<JointState> publisher =
        node.newPublisher("/joints", JointState.TYPE, PublisherOptions.LATCHED);
    publisher.publish(
        new JointState(
            new Header(0, 1_500_000_000, "base"),
            List.of("a", "b"),
            new double[] {0.25, -1},
            new double[0],
            new double[] {Double.NaN, 2}));
    String echoed = roscore.tool("rostopic", "echo", "-n", "1", "/joints");
    assertTrue(echoed.contains("secs: 1\n    nsecs: 500000000"), echoed);
    assertTrue(echoed.contains("name: \n  - a\n  - b"), echoed);
    assertTrue(echoed.contains("position: [0.25, -1.0]"), echoed);
    assertTrue(echoed.contains("effort: [nan, 2.0]"), echoed);
  }

  @Test
  void hearsWhatRostopicPublishes() {
    Heard<StringMessage> heard = new Heard<>();
    node.newSubscriber("/words", StringMessage.TYPE).addMessageListener(heard, 10);
    String said =
        roscore.tool("rostopic", "pub", "-1", "/words", "std_msgs/String", "data: 'hé <&>'");
    assertEquals("hé <&>", heard.await(1).get(0).data(), said);
  }

  @Test
  void rosserviceCallsAServiceAndSeesItFail() {
    ServiceServer served =
        node.newServiceServer(
            "~switch",
            SetBool.TYPE,
            request -> {
              if (!request.data()) {
                throw new ServiceException("it is stuck");
              }
              return new SetBool.Response(true, "on");
            });
    String on = roscore.tool("rosservice", "call", "/tools/switch", "data: true");
    assertTrue(on.contains("success: True") && on.contains("message: \"on\""), on);
    String off = roscore.tool("rosservice", "call", "/tools/switch", "data: false");
    assertTrue(off.contains("it is stuck"), off);
    assertTrue(roscore.tool("rosservice", "info", "/tools/switch").contains("std_srvs/SetBool"));
    served.shutdown();
    assertTrue(roscore.tool("rosservice", "list").lines().noneMatch("/tools/switch"::equals));
  }

  @Test
  void callsAServiceThatRospyServes() throws Exception {
    Process server =
        roscore.background(
            "trigger.log",
            "/usr/bin/python3",
            "-c",
            """
            import rospy
            from std_srvs.srv import Trigger, TriggerResponse
            rospy.init_node('trigger')
            count = [0]
            def answer(request):
              count[0] += 1
              return TriggerResponse(True, 'call %d' % count[0])
            rospy.Service('/trigger', Trigger, answer)
            rospy.spin()
            """);
    try {
      Roscore.await(
          "the service is there",
          () -> node.lookupServiceUri(node.resolveName("/trigger")).isPresent());
      ServiceClient<Trigger.Request, Trigger.Response> client =
          node.newServiceClient("/trigger", Trigger.TYPE);
      for (int i = 1; i <= 3; i++) {
        Trigger.Response response = client.call(new Trigger.Request(), Duration.ofSeconds(20));
        assertEquals(new Trigger.Response(true, "call " + i), response);
      }
    } finally {
      server.destroyForcibly().waitFor();
    }
  }

  @Test
  void rosparamAndTheTreeSeeTheSameAndChangesAreHeard() {
    ParameterTree parameters = node.parameterTree();
    parameters.set("~gain", 2.5);
    assertEquals("2.5", roscore.tool("rosparam", "get", "/tools/gain").strip());
    Heard<Optional<Value>> heard = new Heard<>();
    parameters.addParameterListener("~limits", heard::onNewMessage);
    roscore.tool("rosparam", "set", "/tools/limits", "{low: 1, high: [1.5, true, 'x <y>']}");
    assertEquals(
        Optional.of(Value.list(Value.of(1.5), Value.of(true), Value.of("x <y>"))),
        parameters.get("~limits/high"));
    assertEquals(1, parameters.getInteger("~limits/low", 0));
    assertTrue(heard.await(1).get(0).isPresent());
    roscore.tool("rosparam", "set", "/tools/limits/low", "7");
    Roscore.await(
        "the change of a member",
        () ->
            heard.messages().stream()
                .flatMap(Optional::stream)
                .anyMatch(v -> Value.of(7).equals(v.asStruct().get("low"))));
    parameters.delete("~limits");
    assertFalse(parameters.has("~limits"));
    assertEquals("otherwise", parameters.getString("~limits", "otherwise"));
  }

  @Test
  void rosnodeKnowsPingsAndKillsTheNode() {
    Publisher<StringMessage> publisher = node.newPublisher("~out", StringMessage.TYPE);
    String info = roscore.tool("rosnode", "info", "/tools");
    assertTrue(info.contains("/tools/out [std_msgs/String]"), info);
    assertTrue(info.contains("Pid: " + ProcessHandle.current().pid()), info);
    assertTrue(info.contains("/tools/get_loggers"), info);
    String pinged = roscore.tool("rosnode", "ping", "-c", "2", "/tools");
    assertTrue(pinged.contains("xmlrpc reply from"), pinged);
    roscore.tool("rosnode", "kill", "/tools");
    Roscore.await("the node ends", node::isShutdown);
    assertEquals(0, publisher.numberOfSubscribers());
    Roscore.await(
        "the master forgets it", () -> !roscore.tool("rosnode", "list").contains("/tools"));
  }

  @Test
  void rosoutCarriesTheLogWithItsPlace() {
    Process echo = roscore.background("rosout-echo.log", "rostopic", "echo", "/rosout");
    try {
      Roscore.await(
          "a line of the log",
          () -> {
            node.log().warn("look here");
            return roscore.log("rosout-echo.log").contains("look here");
          });
      String line = roscore.log("rosout-echo.log");
      assertTrue(line.contains("level: 4") && line.contains("RosToolsTest.java"), line);
    } finally {
      echo.destroyForcibly();
    }
  }

  @Test
  void rosbagRecordsWhatIsPublishedAndPlaysItToUs() {
    Publisher<StringMessage> publisher = node.newPublisher("/bagged", StringMessage.TYPE);
    Process record =
        roscore.background(
            "record.log", "rosbag", "record", "-O", "words.bag", "--limit=3", "/bagged");
    try {
      Roscore.await("rosbag listens", publisher::hasSubscribers);
      for (int i = 0; i < 3; i++) {
        publisher.publish(new StringMessage("word " + i));
      }
      Roscore.await("the bag is closed", () -> !record.isAlive());
    } finally {
      record.destroyForcibly();
    }
    publisher.shutdown();
    Heard<StringMessage> heard = new Heard<>();
    node.newSubscriber("/bagged", StringMessage.TYPE).addMessageListener(heard, 10);
    String played = roscore.tool("rosbag", "play", "-q", "--wait-for-subscribers", "words.bag");
    assertEquals("word 2", heard.await(3).get(2).data(), played);
  }
}
