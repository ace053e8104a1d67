package dev.ergon.sim.embedded.scene;

import dev.ergon.core.geometry.Quaternion;
import dev.ergon.core.geometry.Transform;
import dev.ergon.core.geometry.Vec3;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Random scenes: sizes, shades, poses that leave room for a gripper, light. The same random numbers
 * give the same bits on every JDK. Not safe from several threads.
 */
public final class SceneGenerator {
  private static final int PLACE_ATTEMPTS = 200;
  private static final int SCENE_ATTEMPTS = 200;

  /** Between two footprints: room for an open finger. */
  private static final double GAP_M = 0.035;

  private static final double MAX_YAW_RAD = 0.35;
  private static final int SHADE_STEPS = 18;

  private final SeededRandom random;
  private final List<Thing> wanted;
  private final TableArea reach;

  /** Things lie anywhere in the work area. */
  public SceneGenerator(SeededRandom random) {
    this(random, List.of(), WorkArea.WHOLE);
  }

  /**
   * @param wanted what lies within {@code reach}; other things lie anywhere in the work area
   */
  public SceneGenerator(SeededRandom random, List<Thing> wanted, TableArea reach) {
    this.random = random;
    this.wanted = List.copyOf(wanted);
    this.reach = reach;
  }

  /**
   * A scene with {@code things} in it, in this order, that {@code accepted} agrees to.
   *
   * @throws IllegalStateException if none was found: the things do not fit the table, or the
   *     condition is next to impossible
   */
  public Scene scene(List<Thing> things, Predicate<Scene> accepted) {
    for (int attempt = 0; attempt < SCENE_ATTEMPTS; attempt++) {
      Optional<Scene> scene = tryScene(things).filter(accepted);
      if (scene.isPresent()) {
        return scene.get();
      }
    }
    throw new IllegalStateException(
        "scene: " + SCENE_ATTEMPTS + " attempts found no room for " + things);
  }

  private Optional<Scene> tryScene(List<Thing> things) {
    List<SceneObject> placed = new ArrayList<>();
    for (Thing thing : things) {
      Optional<SceneObject> object = place(thing, placed);
      if (object.isEmpty()) {
        return Optional.empty();
      }
      placed.add(object.get());
    }
    return Optional.of(new Scene(placed, lighting(), shade(0xD8D2C6)));
  }

  private Optional<SceneObject> place(Thing thing, List<SceneObject> others) {
    SolidShape shape = shape(thing.kind());
    int rgb = shade(thing.colour().rgb());
    TableArea area = wanted.contains(thing) ? reach : WorkArea.WHOLE;
    for (int attempt = 0; attempt < PLACE_ATTEMPTS; attempt++) {
      Vec3 at =
          new Vec3(
              random.between(area.minX(), area.maxX()),
              random.between(area.minY(), area.maxY()),
              shape.heightM() / 2);
      Quaternion yaw = Quaternion.ofAxisAngle(Vec3.Z, random.between(-MAX_YAW_RAD, MAX_YAW_RAD));
      SceneObject object = new SceneObject(thing, shape, new Transform(at, yaw), rgb);
      if (others.stream().allMatch(other -> apart(object, other))) {
        return Optional.of(object);
      }
    }
    return Optional.empty();
  }

  private static boolean apart(SceneObject a, SceneObject b) {
    double wanted = a.footprintRadiusM() + b.footprintRadiusM() + GAP_M;
    return a.xWorldStart().translation().distanceTo(b.xWorldStart().translation()) > wanted;
  }

  private SolidShape shape(ObjectKind kind) {
    return switch (kind) {
      case CUBE -> {
        double side = random.between(0.034, 0.048);
        yield new SolidShape.Box(new Vec3(side, side, side));
      }
      case CYLINDER ->
          new SolidShape.Cylinder(random.between(0.017, 0.023), random.between(0.036, 0.055));
      case STAR -> {
        double radius = random.between(0.022, 0.028);
        yield new SolidShape.StarPrism(radius, radius * 0.58, 6, random.between(0.032, 0.042));
      }
      case BOWL ->
          new SolidShape.OpenBowl(
              random.between(0.056, 0.064), random.between(0.030, 0.038), 0.005);
      case BOX -> {
        double side = random.between(0.105, 0.118);
        yield new SolidShape.OpenBox(new Vec3(side, side, random.between(0.030, 0.038)), 0.005);
      }
    };
  }

  private Lighting lighting() {
    Vec3 towardsLamp = new Vec3(random.between(-0.5, 0.5), random.between(-0.6, 0.6), 1);
    return new Lighting(towardsLamp, random.between(0.62, 0.85), random.between(0.34, 0.46));
  }

  /** Each channel moved a little. */
  private int shade(int rgb) {
    int shaded = 0;
    for (int shift = 16; shift >= 0; shift -= 8) {
      int channel = (rgb >> shift & 0xff) + random.below(2 * SHADE_STEPS + 1) - SHADE_STEPS;
      shaded |= Math.max(0, Math.min(255, channel)) << shift;
    }
    return shaded;
  }
}
