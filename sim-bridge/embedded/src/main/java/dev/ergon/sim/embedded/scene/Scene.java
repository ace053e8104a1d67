package dev.ergon.sim.embedded.scene;

import dev.ergon.core.geometry.Vec3;
import java.util.List;
import java.util.Optional;

/**
 * All that a simulated episode starts from, besides the robot.
 *
 * @param objects at most 32, each thing at most once; their order gives their numbers
 * @param tableRgb 0xRRGGBB
 */
public record Scene(List<SceneObject> objects, Lighting lighting, int tableRgb) {
  private static final int MAX_OBJECTS = 32;
  private static final int PLAIN_TABLE_RGB = 0xD8D2C6;

  /** A bare table in even light. */
  public static final Scene EMPTY =
      new Scene(List.of(), new Lighting(new Vec3(0.3, 0.4, 1), 0.75, 0.4), PLAIN_TABLE_RGB);

  public Scene {
    objects = List.copyOf(objects);
    if (objects.size() > MAX_OBJECTS) {
      throw new IllegalArgumentException(
          "scene: got " + objects.size() + " objects, wanted up to " + MAX_OBJECTS);
    }
    if (objects.stream().map(SceneObject::thing).distinct().count() != objects.size()) {
      throw new IllegalArgumentException("scene: a thing is there twice");
    }
  }

  public Optional<SceneObject> find(Thing thing) {
    return objects.stream().filter(o -> o.thing().equals(thing)).findFirst();
  }
}
