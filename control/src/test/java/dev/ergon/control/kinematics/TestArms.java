package dev.ergon.control.kinematics;

import dev.ergon.core.geometry.Quaternion;
import dev.ergon.core.geometry.Transform;
import dev.ergon.core.geometry.Vec3;
import dev.ergon.core.robot.Inertial;
import dev.ergon.core.robot.Joint;
import dev.ergon.core.robot.JointLimits;
import dev.ergon.core.robot.JointType;
import dev.ergon.core.robot.Link;
import dev.ergon.core.robot.RobotDescription;
import dev.ergon.core.robot.RobotModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The arms of {@code arms.csv}, the same file that the oracle reads. */
public final class TestArms {
  private static final double[][] PANDA_POSITION = {
    {-2.8973, 2.8973},
    {-1.7628, 1.7628},
    {-2.8973, 2.8973},
    {-3.0718, -0.0698},
    {-2.8973, 2.8973},
    {-0.0175, 3.7525},
    {-2.8973, 2.8973}
  };
  private static final double[] PANDA_VELOCITY = {2.175, 2.175, 2.175, 2.175, 2.61, 2.61, 2.61};
  private static final double[] PANDA_ACCELERATION = {15, 7.5, 10, 12.5, 15, 20, 20};
  private static final double[] PANDA_JERK = {7500, 3750, 5000, 6250, 7500, 10000, 10000};
  private static final double[] PANDA_EFFORT = {87, 87, 87, 87, 12, 12, 12};

  private TestArms() {}

  /** The Panda with its published joint limits (older libfranka set). */
  public static RobotModel panda() {
    return arm("panda");
  }

  /** An arm of {@code arms.csv}; its tool is the last link. */
  public static RobotModel arm(String name) {
    List<Joint> joints = new ArrayList<>();
    List<Link> links = new ArrayList<>();
    links.add(new Link("base", null, List.of(), List.of()));
    int moving = 0;
    for (String line : lines("arms.csv")) {
      String[] cells = line.split(",");
      if (cells[0].equals(name)) {
        double[] v = numbers(cells, 2);
        var type = JointType.valueOf(cells[1].toUpperCase(Locale.ROOT));
        JointLimits limits = name.equals("panda") && moving < 7 ? panda(moving) : wide(type);
        int i = links.size();
        joints.add(joint(i, type, v, limits));
        links.add(new Link("link" + i, inertial(v), List.of(), List.of()));
        moving += type == JointType.FIXED ? 0 : 1;
      }
    }
    var description = new RobotDescription(name, links, joints);
    return new RobotModel(description, "base", "link" + joints.size(), null);
  }

  /** The rows of a file beside this class, without its comments. */
  public static List<String> lines(String resource) {
    try (var in = TestArms.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no test resource " + resource);
      }
      var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(l -> !l.startsWith("#") && !l.isBlank()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static double[] numbers(String[] cells, int from) {
    return Arrays.stream(cells, from, cells.length).mapToDouble(Double::parseDouble).toArray();
  }

  private static Joint joint(int i, JointType type, double[] v, JointLimits limits) {
    String parent = i == 1 ? "base" : "link" + (i - 1);
    var origin =
        new Transform(new Vec3(v[0], v[1], v[2]), Quaternion.ofRollPitchYaw(v[3], v[4], v[5]));
    var axis = new Vec3(v[6], v[7], v[8]);
    return new Joint("joint" + i, type, parent, "link" + i, origin, axis, limits, null);
  }

  private static Inertial inertial(double[] v) {
    return new Inertial(
        Transform.ofTranslation(v[10], v[11], v[12]),
        v[9],
        v[13],
        v[14],
        v[15],
        v[16],
        v[17],
        v[18]);
  }

  private static JointLimits panda(int i) {
    return new JointLimits(
        PANDA_POSITION[i][0],
        PANDA_POSITION[i][1],
        PANDA_VELOCITY[i],
        PANDA_ACCELERATION[i],
        PANDA_JERK[i],
        PANDA_EFFORT[i]);
  }

  private static JointLimits wide(JointType type) {
    double range = type == JointType.CONTINUOUS ? Double.POSITIVE_INFINITY : 3;
    return new JointLimits(-range, range, 2, 10, 1000, 100);
  }
}
