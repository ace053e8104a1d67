package dev.ergon.system.run;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.transport.ros1.testing.Roscore;
import dev.ergon.transport.ros1.testing.RoscoreExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The ROS package under Debian's roslaunch. */
@ExtendWith(RoscoreExtension.class)
class RoslaunchTest {
  private static final Path BUILT = Ergon.home().resolve("launch/target/lib/.built");

  private final Roscore roscore;

  RoslaunchTest(Roscore roscore) {
    this.roscore = roscore;
  }

  @Test
  void startsRespawnsAndStopsARobotInItsNamespace() throws Exception {
    Process roslaunch = roslaunch("robot.launch", "ns:=left");
    try {
      awaitLog(1, "is ready");
      assertTrue(roscore.tool("rosnode", "list").contains("/left/ergon"));
      assertTrue(roscore.tool("rosparam", "get", "/left/ergon/set").contains("speed_scale"));
      assertTrue(roscore.tool("rostopic", "list").contains("/left/arm/joint_states"));
      roscore.tool("rosnode", "kill", "/left/ergon");
      awaitLog(1, "finished cleanly");
      awaitLog(2, "is ready");
      stop(roslaunch);
      assertFalse(log().contains("escalating"), log());
    } finally {
      roslaunch.destroyForcibly();
    }
  }

  @Test
  void startsTwoRobotsThatDoNotHearEachOther() throws Exception {
    Process roslaunch = roslaunch("two_robots.launch");
    try {
      awaitLog(2, "is ready");
      String topics = roscore.tool("rostopic", "list");
      assertTrue(topics.contains("/left/arm/joint_states"), topics);
      assertTrue(topics.contains("/right/arm/joint_states"), topics);
      String left = roscore.tool("rostopic", "info", "/left/arm/joint_command");
      assertTrue(left.contains("/left/ergon") && !left.contains("/right/"), left);
      roscore.tool(
          "rostopic",
          "pub",
          "-1",
          "/right/ergon/instruction",
          "std_msgs/String",
          "data: 'pick up the red cube'");
      awaitLog(1, "pick up the red cube");
      stop(roslaunch);
      assertFalse(log().contains("escalating"), log());
    } finally {
      roslaunch.destroyForcibly();
    }
  }

  private Process roslaunch(String file, String... arguments) {
    boolean built = Files.exists(BUILT);
    if (!built) {
      System.err.println("SKIPPED RoslaunchTest: launch is not packaged; run mvn package first");
    }
    Assumptions.assumeTrue(built, "launch is not packaged");
    List<String> command =
        new ArrayList<>(
            List.of(
                "env",
                "--default-signal=INT",
                "ROS_PACKAGE_PATH=" + Ergon.home().resolve("launch/ros") + ":/usr/share",
                "roslaunch",
                "ergon",
                file));
    command.addAll(List.of(arguments));
    return roscore.background("roslaunch.log", command.toArray(String[]::new));
  }

  /** As Ctrl-C does; roslaunch gives its nodes 15 s before it escalates. */
  private static void stop(Process roslaunch) throws IOException, InterruptedException {
    int sent = new ProcessBuilder("kill", "-INT", Long.toString(roslaunch.pid())).start().waitFor();
    assertTrue(sent == 0 && roslaunch.waitFor(40, TimeUnit.SECONDS));
  }

  private void awaitLog(int times, String text) {
    Roscore.await(
        "'" + text + "' " + times + " times in the log",
        () -> log().split(text, -1).length > times);
  }

  private String log() {
    return roscore.log("roslaunch.log");
  }
}
