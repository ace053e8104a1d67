package dev.ergon.transport.ros.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Reads a folder of definitions: {@code PACKAGE/msg/NAME.msg}, {@code PACKAGE/srv/NAME.srv}, {@code
 * PACKAGE/action/NAME.action}. An action becomes the seven messages that ROS 1's actionlib talks
 * in.
 *
 * @see <a href="http://wiki.ros.org/actionlib/DetailedDescription">ROS wiki, actionlib</a>
 */
final class DefinitionFolder {
  private static final String PART_SEPARATOR = "---";
  private static final String ROS1_ONLY = "# @ros1";

  private final DefinitionSet messages = new DefinitionSet();
  private final List<Service> services = new ArrayList<>();

  static DefinitionFolder read(Path folder) throws IOException {
    DefinitionFolder read = new DefinitionFolder();
    List<Path> files;
    try (Stream<Path> walk = Files.walk(folder)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      read.add(folder, file);
    }
    return read;
  }

  DefinitionSet messages() {
    return messages;
  }

  List<Service> services() {
    return services;
  }

  private void add(Path folder, Path file) throws IOException {
    Path relative = folder.relativize(file);
    if (relative.getNameCount() != 3) {
      throw new IllegalArgumentException(file + ": wanted it in PACKAGE/msg, srv or action");
    }
    String fileName = relative.getName(2).toString();
    int dot = fileName.lastIndexOf('.');
    String rosPackage = relative.getName(0).toString();
    String name = fileName.substring(0, dot);
    List<String> lines = Files.readAllLines(file);
    switch (fileName.substring(dot + 1)) {
      case "msg" -> messages.add(DefinitionParser.parse(rosPackage, name, lines));
      case "srv" -> addService(rosPackage, name, parts(file, lines, 2));
      case "action" -> addAction(rosPackage, name, parts(file, lines, 3));
      default -> throw new IllegalArgumentException(file + ": wanted .msg, .srv or .action");
    }
  }

  private void addService(String rosPackage, String name, List<List<String>> parts) {
    services.add(
        new Service(
            rosPackage,
            name,
            DefinitionParser.parse(rosPackage, name + "Request", parts.get(0)),
            DefinitionParser.parse(rosPackage, name + "Response", parts.get(1))));
  }

  private void addAction(String rosPackage, String name, List<List<String>> parts) {
    String[] endings = {"Goal", "Result", "Feedback"};
    String[] heads = {
      "actionlib_msgs/GoalID goal_id",
      "actionlib_msgs/GoalStatus status",
      "actionlib_msgs/GoalStatus status"
    };
    List<String> all = new ArrayList<>(List.of(ROS1_ONLY));
    for (int i = 0; i < endings.length; i++) {
      String ending = endings[i];
      String field = ending.toLowerCase(Locale.ROOT);
      messages.add(DefinitionParser.parse(rosPackage, name + ending, parts.get(i)));
      messages.add(
          DefinitionParser.parse(
              rosPackage,
              name + "Action" + ending,
              List.of(ROS1_ONLY, "std_msgs/Header header", heads[i], name + ending + " " + field)));
      all.add(name + "Action" + ending + " action_" + field);
    }
    messages.add(DefinitionParser.parse(rosPackage, name + "Action", all));
  }

  private static List<List<String>> parts(Path file, List<String> lines, int wanted) {
    List<List<String>> parts = new ArrayList<>();
    parts.add(new ArrayList<>());
    for (String line : lines) {
      if (line.strip().equals(PART_SEPARATOR)) {
        parts.add(new ArrayList<>());
      } else {
        parts.get(parts.size() - 1).add(line);
      }
    }
    if (parts.size() != wanted) {
      throw new IllegalArgumentException(
          file + ": got " + parts.size() + " parts, wanted " + wanted + " between lines of ---");
    }
    return parts;
  }
}
