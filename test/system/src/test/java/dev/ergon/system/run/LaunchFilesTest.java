package dev.ergon.system.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What starts robots where no launcher of this host does: ROS 2's launch, and systemd. */
class LaunchFilesTest {
  private static final Path PYTHON = Path.of("/usr/bin/python3");
  private static final Path ANALYZE = Path.of("/usr/bin/systemd-analyze");

  /** ROS 2's modules, as far as the file uses them: they keep what they are given. */
  private static final String READ_LAUNCH_FILE =
      """
      import os, runpy, sys, types
      class Kept:
        def __init__(self, *arguments, **keys):
          self.arguments, self.keys = arguments, keys
      for name, members in {
          'launch': ['LaunchDescription'],
          'launch.actions': ['DeclareLaunchArgument', 'ExecuteProcess'],
          'launch.conditions': ['IfCondition'],
          'launch.substitutions': ['LaunchConfiguration']}.items():
        module = types.ModuleType(name)
        for member in members:
          setattr(module, member, type(member, (Kept,), {}))
        sys.modules[name] = module
      actions = runpy.run_path(sys.argv[1])['generate_launch_description']().arguments[0]
      for action in actions:
        kind = type(action).__name__
        if kind == 'DeclareLaunchArgument':
          print('argument', action.arguments[0], action.keys['default_value'])
        else:
          command = action.keys['cmd']
          print('process', ' '.join(c if isinstance(c, str) else '<file>' for c in command[1:]),
                'executable' if os.access(command[0], os.X_OK) else 'missing',
                'within', action.keys['sigterm_timeout'])
      """;

  @TempDir private Path folder = Path.of("");

  @Test
  void theRos2LaunchFileStartsWhatIsThereAndGivesItTimeToHold() throws Exception {
    assumeTrue(Files.isExecutable(PYTHON), "python3 is not installed");
    Path file = Ergon.home().resolve("launch/ros/launch/robot.launch.py");
    String said = output(PYTHON.toString(), "-c", READ_LAUNCH_FILE, file.toString());
    Path launch = Ergon.home().resolve("launch/config/tabletop-ros2.yaml");
    assertTrue(Files.exists(launch));
    assertEquals(
        """
        argument file %s
        argument sim true
        process sim serve --ros2 executable within 10
        process run <file> executable within 10
        """
            .formatted(launch),
        said);
  }

  @Test
  void systemdFindsNoFaultInTheUnit() throws Exception {
    assumeTrue(Files.isExecutable(ANALYZE), "systemd-analyze is not installed");
    String unit =
        Files.readString(Ergon.home().resolve("launch/ros/systemd/ergon@.service"))
            .replace("/opt/ergon/ergon", Ergon.home().resolve("ergon").toString());
    Path copy = Files.writeString(folder.resolve("ergon@.service"), unit);
    assertEquals(
        "", output(ANALYZE.toString(), "verify", "--recursive-errors=no", copy.toString()));
  }

  private static String output(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    return said;
  }
}
