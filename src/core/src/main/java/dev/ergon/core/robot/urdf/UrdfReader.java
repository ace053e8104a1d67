package dev.ergon.core.robot.urdf;

import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.robot.Joint;
import dev.ergon.core.robot.Link;
import dev.ergon.core.robot.RobotDescription;
import dev.ergon.core.text.TextFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads URDF (the ROS "Unified Robot Description Format") to a {@link RobotDescription}.
 *
 * <p>Taken: links with inertials, visuals and collisions; materials, named or in place; joints of
 * type revolute, continuous, prismatic and fixed with origin, axis, limit and mimic. {@code
 * <limit>} may also carry {@code acceleration} and {@code jerk}; a limit that is absent is
 * infinite. Refused: floating and planar joints, xacro macros. Passed over, as other readers do:
 * every other element (transmissions, simulator and driver extensions, calibration, dynamics). A
 * colour's alpha is dropped.
 *
 * <p>Stateless; safe from any thread. Not real-time safe.
 */
public final class UrdfReader {
  /** The largest file that is read; a robot's own description is some hundred kilobytes. */
  public static final int MAX_BYTES = 4 << 20;

  private static final String WHAT = "robot description";

  private UrdfReader() {}

  /**
   * The robot that the UTF-8 file describes.
   *
   * @throws InvalidInputException if the file cannot be read or is not a robot's description; the
   *     message names file, line, element and attribute
   */
  public static RobotDescription read(Path file) {
    return read(String.valueOf(file.getFileName()), TextFile.read(file, MAX_BYTES, WHAT));
  }

  /**
   * The robot that {@code text} describes.
   *
   * @param source the name that errors give, for example a resource's
   * @throws InvalidInputException if it is not a robot's description
   */
  public static RobotDescription read(String source, String text) {
    TextFile.requireSize(source, text.length(), MAX_BYTES, WHAT);
    XmlElement root = XmlTree.parse(source, text);
    if (!root.name().equals("robot")) {
      throw root.error("is not a robot's description, wanted <robot>");
    }
    String name = root.text("name");
    Map<String, XmlElement> linkElements = byName(root.children("link"));
    Map<String, XmlElement> jointElements = byName(root.children("joint"));
    Materials materials = new Materials(root);
    List<Link> links =
        root.children("link").stream().map(e -> LinkElements.link(e, materials)).toList();
    List<Joint> joints = root.children("joint").stream().map(JointElements::joint).toList();
    requireKnownNames(linkElements, jointElements, joints);
    try {
      return new RobotDescription(name, links, joints);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(source + ":" + root.line() + ": " + e.getMessage(), e);
    }
  }

  /** Checks what the description checks as well, to name the line while it is known. */
  private static void requireKnownNames(
      Map<String, XmlElement> links, Map<String, XmlElement> elements, List<Joint> joints) {
    Map<String, String> carrierOf = new HashMap<>();
    for (Joint joint : joints) {
      XmlElement element = elements.get(joint.name());
      if (element == null) {
        continue;
      }
      requireLink(links, element.requiredChild("parent"), joint.parentLink());
      requireLink(links, element.requiredChild("child"), joint.childLink());
      String other = carrierOf.put(joint.childLink(), joint.name());
      if (other != null) {
        throw element
            .requiredChild("child")
            .attributeError("link", "a link that joint '" + other + "' does not carry already");
      }
      if (joint.mimic() != null && !elements.containsKey(joint.mimic().joint())) {
        throw element.requiredChild("mimic").attributeError("joint", "the name of a joint");
      }
    }
  }

  private static void requireLink(Map<String, XmlElement> links, XmlElement at, String name) {
    if (!links.containsKey(name)) {
      throw at.attributeError("link", "the name of a link");
    }
  }

  private static Map<String, XmlElement> byName(List<XmlElement> elements) {
    Map<String, XmlElement> byName = new HashMap<>();
    for (XmlElement element : elements) {
      XmlElement first = byName.putIfAbsent(element.text("name"), element);
      if (first != null) {
        throw element.error("has the name of the one in line " + first.line());
      }
    }
    return byName;
  }
}
