package dev.ergon.benchmark.interop;

import dev.ergon.transport.ros1.testing.Roscore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;

/** A way from the run to the simulated arm: how to serve it there, and how to drive it. */
enum Wire {
  IN_PROCESS("in process"),
  ROS1("ROS 1, roscore between"),
  ROS2("ROS 2"),
  GAZEBO("Gazebo transport"),
  SO101_IN_PROCESS("SO-101 in process"),
  SERVO_BUS("SO-101 on a pty");

  private static final int FIRST_DOMAIN = 100;
  private static final int DOMAINS = 100;

  private final String title;

  Wire(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /**
   * Plays episodes of the pick task over this wire; answers what {@code ergon eval --json} prints.
   *
   * @param inStep whether simulator and control wait for each other, as the servo bus cannot
   */
  String play(Path folder, int episodes, long seed, boolean inStep)
      throws IOException, InterruptedException {
    List<String> eval =
        new ArrayList<>(
            List.of("eval", "--policy", "expert", "--task", "PICK", "--jobs", "1", "--json"));
    eval.addAll(List.of("--episodes", Integer.toString(episodes)));
    eval.addAll(List.of("--seed", Long.toString(seed)));
    String fast = inStep ? "--fast" : "--rate=250";
    if (inStep && EnumSet.of(ROS1, ROS2, GAZEBO).contains(this)) {
      eval.addAll(List.of("--set", "pace=lockstep"));
    }
    return switch (this) {
      case IN_PROCESS -> eval(folder, Map.of(), eval);
      case ROS1 -> overRos1(folder, eval, fast);
      case ROS2 -> overRos2(folder, eval, fast, inStep);
      case GAZEBO -> overGazebo(folder, eval, fast, inStep);
      case SO101_IN_PROCESS -> so101(folder, eval);
      case SERVO_BUS -> overServoBus(folder, eval);
    };
  }

  private static String overRos1(Path folder, List<String> eval, String fast)
      throws IOException, InterruptedException {
    Path core = Files.createTempDirectory(folder, "roscore");
    try (Roscore roscore = new Roscore(core).start();
        Program served =
            Program.ergon(folder, roscore.environment(), List.of("sim", "serve", "--ros1", fast))) {
      served.awaitWords("serving");
      eval.addAll(List.of("--launch", "launch/config/tabletop-ros1.yaml"));
      return eval(folder, roscore.environment(), eval);
    }
  }

  private static String overRos2(Path folder, List<String> eval, String fast, boolean inStep)
      throws IOException, InterruptedException {
    String domain = Long.toString(FIRST_DOMAIN + ProcessHandle.current().pid() % DOMAINS);
    Map<String, String> environment = Map.of("ROS_DOMAIN_ID", domain);
    try (Program served =
        Program.ergon(folder, environment, List.of("sim", "serve", "--ros2", fast))) {
      served.awaitWords("serving");
      eval.addAll(List.of("--launch", "launch/config/tabletop-ros2.yaml"));
      if (inStep) {
        eval.addAll(List.of("--set", "robot.clock_silence=20 s"));
      }
      return eval(folder, environment, eval);
    }
  }

  private static String overGazebo(Path folder, List<String> eval, String fast, boolean inStep)
      throws IOException, InterruptedException {
    Map<String, String> environment =
        Map.of("GZ_PARTITION", "ergon-" + ProcessHandle.current().pid(), "GZ_IP", "127.0.0.1");
    try (Program served =
        Program.ergon(folder, environment, List.of("sim", "serve", "--gz", fast))) {
      served.awaitWords("serving");
      eval.addAll(List.of("--launch", "launch/config/tabletop-gazebo.yaml"));
      if (inStep) {
        eval.addAll(List.of("--set", "robot.gazebo.clock_silence=20 s"));
      }
      return eval(folder, environment, eval);
    }
  }

  private static String so101(Path folder, List<String> eval)
      throws IOException, InterruptedException {
    eval.addAll(List.of("--launch", "launch/config/tabletop-so101.yaml"));
    return eval(folder, Map.of(), eval);
  }

  private static String overServoBus(Path folder, List<String> eval)
      throws IOException, InterruptedException {
    Path line = Files.createTempDirectory(folder, "line");
    try (Program served =
        Program.java(
            folder,
            Map.of(),
            "dev.ergon.benchmark.hardware.ServoBusWorld",
            List.of(line.toString()))) {
      served.awaitWords("serving");
      eval.addAll(List.of("--launch", line.resolve("servo-bus.yaml").toString()));
      return eval(folder, Map.of(), eval);
    }
  }

  private static String eval(Path folder, Map<String, String> environment, List<String> arguments)
      throws IOException, InterruptedException {
    try (Program eval = Program.ergon(folder, environment, arguments)) {
      return eval.result();
    }
  }
}
