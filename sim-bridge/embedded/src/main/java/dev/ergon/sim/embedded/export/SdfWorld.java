package dev.ergon.sim.embedded.export;

import dev.ergon.core.geometry.Quaternion;
import dev.ergon.core.geometry.Transform;
import dev.ergon.core.geometry.Vec3;
import dev.ergon.sim.embedded.SceneBodies;
import dev.ergon.sim.embedded.physics.BodySpec;
import dev.ergon.sim.embedded.scene.CameraMount;
import dev.ergon.sim.embedded.scene.SceneObject;
import dev.ergon.sim.embedded.scene.WorkArea;

/**
 * A world of Gazebo (SDFormat 1.9, Garden and newer): the table, the objects, the arm with a
 * position controller per joint and a joint state publisher, and the cameras. Topics are those that
 * a robot of kind {@code gazebo} uses by default.
 */
public final class SdfWorld {
  /** The name of the world. */
  public static final String NAME = "ergon";

  private static final double STEP_S = 0.002;

  /** SDF's camera looks along x with z up; ours along z with y down. */
  private static final Transform OPTICAL_TO_SDF =
      new Transform(Vec3.ZERO, Quaternion.ofAxes(Vec3.Z, Vec3.X.times(-1), Vec3.Y.times(-1)));

  private final ExportedWorld world;
  private final Xml xml = new Xml();
  private final SdfShapes shapes = new SdfShapes(xml);

  private SdfWorld(ExportedWorld world) {
    this.world = world;
  }

  /** The text of the SDF file. */
  public static String of(ExportedWorld world) {
    SdfWorld sdf = new SdfWorld(world);
    sdf.write();
    return sdf.xml.toString();
  }

  private void write() {
    try (var sdf = xml.in("sdf", "version", "1.9");
        var inner = xml.in("world", "name", NAME)) {
      try (var physics = xml.in("physics", "name", "2ms", "type", "ignored")) {
        xml.text("max_step_size", Xml.number(STEP_S)).text("real_time_factor", "1");
      }
      plugins();
      light();
      table();
      for (SceneObject object : world.scene().objects()) {
        object(object);
      }
      for (CameraPicture camera : world.cameras()) {
        if (camera.mount().parentLink().equals(CameraMount.WORLD)) {
          standingCamera(camera);
        }
      }
      new SdfArm(world, xml, shapes).write();
    }
  }

  private void plugins() {
    for (String system : new String[] {"physics", "user-commands", "scene-broadcaster"}) {
      plugin(system, className(system));
    }
    try (var sensors =
        xml.in(
            "plugin", "filename", "gz-sim-sensors-system", "name", "gz::sim::systems::Sensors")) {
      xml.text("render_engine", "ogre2");
    }
  }

  private void plugin(String system, String name) {
    xml.leaf(
        "plugin", "filename", "gz-sim-" + system + "-system", "name", "gz::sim::systems::" + name);
  }

  /** {@code user-commands} is {@code UserCommands}. */
  private static String className(String system) {
    StringBuilder name = new StringBuilder();
    for (String word : system.split("-", -1)) {
      name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
    }
    return name.toString();
  }

  private void light() {
    try (var light = xml.in("light", "name", "sun", "type", "directional")) {
      xml.text("cast_shadows", "true")
          .text("diffuse", "0.8 0.8 0.8 1")
          .text("direction", Xml.vector(world.scene().lighting().towardsLamp().times(-1)));
    }
  }

  private void table() {
    BodySpec table = SceneBodies.table();
    try (var model = xml.in("model", "name", "table")) {
      xml.text("static", "true");
      shapes.pose(WorkArea.TABLE_POSE);
      try (var link = xml.in("link", "name", "top")) {
        parts(table, world.scene().tableRgb());
      }
    }
  }

  private void object(SceneObject object) {
    BodySpec body = SceneBodies.object(object);
    try (var model = xml.in("model", "name", object.thing().words().replace(' ', '_'))) {
      shapes.pose(object.xWorldStart());
      try (var link = xml.in("link", "name", "body")) {
        shapes.inertial(PartMass.of(body));
        parts(body, object.rgb());
      }
    }
  }

  private void parts(BodySpec body, int rgb) {
    int number = 0;
    for (BodySpec.Part part : body.parts()) {
      shapes.collision("collision" + number, part.xBodyPart(), part.shape(), body.friction());
      shapes.visual("visual" + number, part.xBodyPart(), part.shape(), rgb);
      number++;
    }
  }

  private void standingCamera(CameraPicture camera) {
    try (var model = xml.in("model", "name", camera.mount().name() + "_camera")) {
      xml.text("static", "true");
      try (var link = xml.in("link", "name", "stand")) {
        camera(xml, shapes, camera);
      }
    }
  }

  /** The sensor of a camera, inside the link that carries it. */
  static void camera(Xml xml, SdfShapes shapes, CameraPicture camera) {
    String name = camera.mount().name();
    try (var sensor = xml.in("sensor", "name", name, "type", "camera")) {
      shapes.pose(camera.mount().xParentCamera().times(OPTICAL_TO_SDF));
      xml.text("topic", "/camera/" + name)
          .text("update_rate", Xml.number(camera.rateHz()))
          .text("always_on", "true");
      try (var lens = xml.in("camera", "name", name)) {
        xml.text("horizontal_fov", Xml.number(camera.horizontalFovRad()));
        try (var image = xml.in("image")) {
          xml.text("width", String.valueOf(camera.width()))
              .text("height", String.valueOf(camera.height()))
              .text("format", "R8G8B8");
        }
        try (var clip = xml.in("clip")) {
          xml.text("near", "0.01").text("far", "10");
        }
      }
    }
  }
}
