package dev.ergon.system.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.transport.ros.message.diagnostic_msgs.DiagnosticArray;
import dev.ergon.transport.ros.message.std_msgs.StringMessage;
import dev.ergon.transport.ros1.ConnectedNode;
import dev.ergon.transport.ros1.Publisher;
import dev.ergon.transport.ros1.testing.Heard;
import dev.ergon.transport.ros1.testing.Roscore;
import dev.ergon.transport.ros1.testing.RoscoreExtension;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From words to a judged episode, with roscore between the stack and the simulated arm. */
@ExtendWith(RoscoreExtension.class)
class Ros1RunTest {
  private static final String LAUNCH =
      Ergon.home().resolve("launch/config/tabletop-ros1.yaml").toString();

  private final Roscore roscore;
  private ErgonProcess simulator;

  Ros1RunTest(Roscore roscore) {
    this.roscore = roscore;
  }

  @BeforeEach
  void serve() throws IOException {
    simulator = new ErgonProcess("sim", "serve", "--ros1", "--fast", master(), "__ip:=127.0.0.1");
    simulator.awaitLine("serving ROS 1");
  }

  @AfterEach
  void close() throws Exception {
    if (simulator.isAlive()) {
      simulator.signal("INT");
    }
    assertTrue(simulator.endsWithin(20), simulator.seen());
    simulator.close();
  }

  @Test
  void theExpertDoesTheSuitesTasksOverRos() {
    Ergon eval =
        Ergon.run(
            "eval",
            "--launch",
            LAUNCH,
            "--episodes",
            "2",
            "--json",
            "--set",
            "pace=lockstep",
            "--set",
            arguments());
    assertEquals(0, eval.exit(), eval.err());
    assertTrue(eval.out().contains("\"success_rate\":1.0"), eval.out() + eval.err());
  }

  @ParameterizedTest
  @ValueSource(strings = {"trajectory", "follow_joint_trajectory"})
  void theExpertPicksInStepWithTrajectoriesToo(String form) {
    Ergon eval =
        Ergon.run(
            "eval",
            "--launch",
            LAUNCH,
            "--task",
            "PICK",
            "--episodes",
            "1",
            "--json",
            "--set",
            "pace=lockstep",
            "--set",
            "robot.command={form: " + form + ", period: 0 ms}",
            "--set",
            arguments());
    assertEquals(0, eval.exit(), eval.err());
    assertTrue(eval.out().contains("\"success_rate\":1.0"), eval.out() + eval.err());
  }

  @Test
  void theSimulatorEndsWhenItsNodeIsKilledAndSaysSo() throws Exception {
    assertTrue(roscore.tool("rosnode", "kill", "/ergon_sim").contains("killed"));
    simulator.awaitLine("ends: node /ergon_sim was told over ROS to shut down");
    assertTrue(simulator.endsWithin(20), simulator.seen());
    assertEquals(0, simulator.exit());
  }

  @Test
  void takesWordsFromATopicAndAnswersOnAnother() throws Exception {
    ConnectedNode user = ConnectedNode.connect(roscore.configuration("user"));
    try (ErgonProcess run =
        new ErgonProcess(
            "run",
            LAUNCH,
            "--set",
            "instructions=[{kind: ros1}]",
            master(),
            "__ip:=127.0.0.1",
            "__name:=vla")) {
      run.awaitLine("is ready");
      Heard<StringMessage> heard = new Heard<>();
      user.newSubscriber("/vla/result", StringMessage.TYPE).addMessageListener(heard, 20);
      Heard<DiagnosticArray> diagnostics = new Heard<>();
      user.newSubscriber("/diagnostics", DiagnosticArray.TYPE).addMessageListener(diagnostics, 1);
      Publisher<StringMessage> words = user.newPublisher("/vla/instruction", StringMessage.TYPE);
      Roscore.await("the run listens", words::hasSubscribers);
      words.publish(new StringMessage("pick up the red cube"));
      String last = heard.await(3).get(2).data();
      assertTrue(last.contains("\"state\":\"succeeded\""), last);
      assertEquals("vla: run", diagnostics.await(1).get(0).status().get(0).name());
      assertTrue(roscore.tool("rosnode", "kill", "/vla").contains("killed"));
      assertTrue(run.endsWithin(20), run.seen());
    } finally {
      user.shutdown();
    }
  }

  private String master() {
    return "__master:=" + roscore.uri();
  }

  private String arguments() {
    return "ros1.arguments=['" + master() + "', '__ip:=127.0.0.1']";
  }
}
