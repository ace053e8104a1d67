package dev.ergon.sim.embedded.task;

import dev.ergon.sim.embedded.scene.ObjectColour;
import dev.ergon.sim.embedded.scene.ObjectKind;
import dev.ergon.sim.embedded.scene.Thing;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The things that scenes are made of, and which of them training never sees. */
public final class Things {
  /** In no training scene and no training sentence. */
  static final Set<Thing> HELD_OUT =
      Set.of(
          new Thing(ObjectColour.GREEN, ObjectKind.CYLINDER),
          new Thing(ObjectColour.YELLOW, ObjectKind.CUBE),
          new Thing(ObjectColour.PURPLE, ObjectKind.STAR));

  private Things() {}

  /** All pairs, held-out ones or the others, in a fixed order. */
  public static List<Thing> all(boolean heldOut, Predicate<ObjectKind> kinds) {
    return Arrays.stream(ObjectKind.values())
        .filter(kinds)
        .flatMap(Things::inEveryColour)
        .filter(thing -> HELD_OUT.contains(thing) == heldOut)
        .toList();
  }

  private static Stream<Thing> inEveryColour(ObjectKind kind) {
    return Arrays.stream(ObjectColour.values()).map(colour -> new Thing(colour, kind));
  }
}
