package dev.ergon.sim.embedded.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.ergon.core.geometry.Quaternion;
import dev.ergon.core.geometry.Transform;
import dev.ergon.core.geometry.Vec3;
import dev.ergon.core.robot.Joint;
import dev.ergon.core.robot.JointType;
import dev.ergon.core.robot.RobotModel;
import dev.ergon.core.robot.urdf.UrdfReader;
import dev.ergon.sim.embedded.arm.ErgonArm;
import dev.ergon.sim.embedded.arm.LinkPoses;
import dev.ergon.sim.embedded.scene.Scene;
import dev.ergon.sim.embedded.task.Phrases;
import dev.ergon.sim.embedded.task.TabletopSuite;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ExportTest {
  private static final double EXACT = 1e-9;
  private final RobotModel arm = ErgonArm.model();
  private final Scene scene =
      new TabletopSuite()
          .sceneFor(Phrases.parse("put the green star in the blue bowl").orElseThrow(), 1);
  private final ExportedWorld world =
      new ExportedWorld(arm, ErgonArm.home(), scene, ExportedWorld.CAMERAS);
  @TempDir private Path folder;

  @Test
  void gazebosOwnParserAcceptsTheWorld() throws Exception {
    Path file = Files.writeString(folder.resolve("world.sdf"), SdfWorld.of(world));
    assertTrue(
        run("ignition-tools libsdformat-dev", "ign", "sdf", "-k", file.toString())
            .contains("Valid."));
  }

  @Test
  void rosOwnParserAcceptsTheDescription() throws Exception {
    Path file = Files.writeString(folder.resolve("arm.urdf"), ErgonArm.urdf());
    String tree = run("liburdfdom-tools", "check_urdf", file.toString());
    assertTrue(tree.contains("Successfully Parsed"), tree);
    assertEquals(arm.description(), UrdfReader.read("arm.urdf", Files.readString(file)));
  }

  @Test
  void mujocoItselfHoldsTheArmWhereItStarts() throws Exception {
    Path scripts = Path.of("src/test/js").toAbsolutePath();
    if (!Files.isDirectory(scripts.resolve("node_modules/mujoco-js"))) {
      skip("no mujoco-js: run `npm ci` in sim-bridge/embedded/src/test/js");
    }
    Path file = Files.writeString(folder.resolve("world.xml"), MjcfModel.of(world));
    String script = scripts.resolve("simulate.mjs").toString();
    String report = run("Node.js", "node", script, file.toString());
    int moving = scene.objects().size() + arm.actuatedCount() + 1;
    assertTrue(report.contains("\"joints\":" + moving + ","), report);
    assertTrue(report.contains("\"actuators\":8,\"cameras\":2,"), report);
    assertTrue(report.contains("\"finite\":true"), report);
    Vec3 tool = home().of("tool0").translation();
    for (String when : List.of("start", "end")) {
      double[] at = array(report, when);
      assertEquals(0, tool.distanceTo(new Vec3(at[0], at[1], at[2])), 1e-3, when + ": " + report);
    }
  }

  @Test
  void theWorldHasEveryLinkJointControllerAndCamera() throws Exception {
    Document sdf = parse(SdfWorld.of(world));
    var robot = arm.description();
    assertEquals(robot.links().size(), count(sdf, "//model[@name='ergon_arm']/link"));
    assertEquals(robot.joints().size() + 1, count(sdf, "//model[@name='ergon_arm']/joint"));
    long moving = robot.joints().stream().filter(j -> j.type() != JointType.FIXED).count();
    assertEquals(moving, count(sdf, "//plugin[contains(@name, 'JointPositionController')]"));
    assertEquals(1, count(sdf, "//plugin[contains(@name, 'JointStatePublisher')]"));
    assertEquals(1, count(sdf, "//link[@name='hand']/sensor[@type='camera']"));
    assertEquals(2, count(sdf, "//sensor[@type='camera']"));
    assertEquals(
        2,
        count(sdf, "//plugin[topic='/model/ergon_arm/joint/finger_joint/0/cmd_pos']"),
        "both fingers follow one command");
    assertEquals(scene.objects().size(), count(sdf, "//model[link/@name='body']"));
  }

  @Test
  void theModelForMujocoPutsEveryLinkWhereTheDescriptionDoes() throws Exception {
    Document mjcf = parse(MjcfModel.of(world));
    LinkPoses zero = LinkPoses.at(arm.description(), name -> 0);
    for (Joint joint : arm.description().joints()) {
      Element body = (Element) select(mjcf, "//body[@name='" + joint.childLink() + "']").item(0);
      Transform there = poseOf(body);
      Transform here = zero.of(joint.childLink());
      assertEquals(0, here.translation().distanceTo(there.translation()), EXACT, joint.name());
      assertEquals(0, here.rotation().angleTo(there.rotation()), 1e-7, joint.name());
    }
    assertEquals(arm.actuatedCount(), count(mjcf, "//actuator/position"));
  }

  @Test
  void valuesAreEscaped() {
    Xml xml = new Xml();
    xml.text("a", "<&>", "b", "\"");
    assertTrue(xml.toString().endsWith("<a b=\"&quot;\">&lt;&amp;&gt;</a>\n"), xml.toString());
  }

  private LinkPoses home() {
    return LinkPoses.at(
        arm.description(),
        name -> {
          int index = arm.actuatedNames().indexOf(name);
          return index < 0 ? 0 : ErgonArm.home()[index];
        });
  }

  /** Where a body is when all joints stand at zero: its ancestors' poses, one after another. */
  private static Transform poseOf(Element body) {
    double[] p = numbers(body.getAttribute("pos"));
    double[] q = numbers(body.getAttribute("quat"));
    Transform own =
        new Transform(new Vec3(p[0], p[1], p[2]), new Quaternion(q[0], q[1], q[2], q[3]));
    return body.getParentNode() instanceof Element parent && parent.getTagName().equals("body")
        ? poseOf(parent).times(own)
        : own;
  }

  private static double[] numbers(String text) {
    return Arrays.stream(text.trim().split("\\s+")).mapToDouble(Double::parseDouble).toArray();
  }

  private static double[] array(String json, String key) {
    int from = json.indexOf("\"" + key + "\":[") + key.length() + 4;
    return numbers(json.substring(from, json.indexOf(']', from)).replace(',', ' '));
  }

  private static Document parse(String text) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static NodeList select(Document document, String path) throws Exception {
    return (NodeList)
        XPathFactory.newInstance().newXPath().evaluate(path, document, XPathConstants.NODESET);
  }

  private static int count(Document document, String path) throws Exception {
    return select(document, path).getLength();
  }

  /** What a program prints, or a skipped test where it is not installed. */
  private static String run(String from, String... command) throws Exception {
    Process process;
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      return skip("no " + command[0] + ": install " + from);
    }
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue(), printed);
    return printed;
  }

  private static String skip(String reason) {
    System.err.println("SKIPPED: " + reason);
    return abort(reason);
  }
}
