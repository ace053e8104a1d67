package dev.ergon.core.robot;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A robot as a tree of links and joints, as a URDF says it.
 *
 * @param name the robot's name
 * @param links in the order of the file; names are unique
 * @param joints in the order of the file; names are unique, and they join the links to one tree
 */
public record RobotDescription(String name, List<Link> links, List<Joint> joints) {
  public RobotDescription {
    links = List.copyOf(links);
    joints = List.copyOf(joints);
    requireTree(name, links, joints);
  }

  public Optional<Link> link(String linkName) {
    return links.stream().filter(l -> l.name().equals(linkName)).findFirst();
  }

  public Optional<Joint> joint(String jointName) {
    return joints.stream().filter(j -> j.name().equals(jointName)).findFirst();
  }

  /** The joint that carries {@code linkName}; empty for the root. */
  public Optional<Joint> parentJointOf(String linkName) {
    return joints.stream().filter(j -> j.childLink().equals(linkName)).findFirst();
  }

  /** The one link that no joint carries. */
  public Link root() {
    return links.stream()
        .filter(l -> parentJointOf(l.name()).isEmpty())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("a tree has a root"));
  }

  private static void requireTree(String robot, List<Link> links, List<Joint> joints) {
    Set<String> linkNames = new HashSet<>();
    for (Link link : links) {
      require(linkNames.add(link.name()), robot, "link '" + link.name() + "' is there twice");
    }
    Map<String, Joint> byName = new HashMap<>();
    Map<String, String> parentOf = new HashMap<>();
    for (Joint joint : joints) {
      String at = "joint '" + joint.name() + "'";
      require(byName.put(joint.name(), joint) == null, robot, at + " is there twice");
      require(
          linkNames.contains(joint.parentLink()),
          robot,
          at + " hangs on the unknown link '" + joint.parentLink() + "'");
      require(
          linkNames.contains(joint.childLink()),
          robot,
          at + " carries the unknown link '" + joint.childLink() + "'");
      require(
          parentOf.put(joint.childLink(), joint.parentLink()) == null,
          robot,
          "link '" + joint.childLink() + "' is carried by two joints");
    }
    for (Joint joint : joints) {
      if (joint.mimic() != null) {
        Joint followed = byName.get(joint.mimic().joint());
        require(
            followed != null && followed.isActuated(),
            robot,
            "joint '"
                + joint.name()
                + "' mimics '"
                + joint.mimic().joint()
                + "', wanted a joint that moves and mimics none");
      }
    }
    require(
        links.size() - parentOf.size() == 1,
        robot,
        "got "
            + (links.size() - parentOf.size())
            + " links that no joint carries, wanted 1 (the root)");
    for (Link link : links) {
      String at = link.name();
      int climbed = 0;
      while (parentOf.containsKey(at)) {
        at = parentOf.get(at);
        require(++climbed <= links.size(), robot, "link '" + link.name() + "' lies on a loop");
      }
    }
  }

  private static void require(boolean holds, String robot, String what) {
    if (!holds) {
      throw new IllegalArgumentException("robot '" + robot + "': " + what);
    }
  }
}
