package dev.ergon.sim.embedded.task;

import dev.ergon.sim.embedded.scene.ObjectColour;
import dev.ergon.sim.embedded.scene.ObjectKind;
import dev.ergon.sim.embedded.scene.Thing;
import dev.ergon.sim.embedded.scene.Zone;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The sentences of the suite, and what a person's sentence means. In a template, {@code <a>} stands
 * for the target, {@code <b>} for the other thing and {@code <zone>} for the zone. The held-out
 * sentences say known words in a new order.
 */
public final class Phrases {
  private static final Map<TaskKind, List<String>> TRAIN =
      Map.of(
          TaskKind.REACH,
          List.of(
              "reach the <a>",
              "go to the <a>",
              "move above the <a>",
              "hover over the <a>",
              "move the gripper to the <a>"),
          TaskKind.PICK,
          List.of(
              "pick up the <a>",
              "lift the <a>",
              "take the <a>",
              "grasp the <a> and lift it",
              "pick up the <a> and hold it"),
          TaskKind.PUT,
          List.of(
              "put the <a> in the <b>",
              "place the <a> in the <b>",
              "drop the <a> into the <b>",
              "pick up the <a> and put it in the <b>",
              "take the <a> and place it in the <b>"),
          TaskKind.PUSH,
          List.of(
              "push the <a> to the <zone>",
              "push the <a> into the <zone> zone",
              "slide the <a> to the <zone> side",
              "move the <a> to the <zone> zone",
              "shove the <a> to the <zone>"),
          TaskKind.STACK,
          List.of(
              "stack the <a> on the <b>",
              "put the <a> on the <b>",
              "place the <a> on top of the <b>",
              "set the <a> on top of the <b>",
              "pick up the <a> and stack it on the <b>"));

  private static final Map<TaskKind, List<String>> HELD_OUT =
      Map.of(
          TaskKind.REACH,
          List.of("move over the <a>", "go above the <a>", "move to the <a>"),
          TaskKind.PICK,
          List.of("grasp the <a>", "take the <a> and lift it", "pick the <a> up"),
          TaskKind.PUT,
          List.of(
              "place the <a> into the <b>",
              "put the <a> into the <b>",
              "take the <a> and drop it into the <b>"),
          TaskKind.PUSH,
          List.of(
              "slide the <a> into the <zone> zone",
              "push the <a> to the <zone> side",
              "shove the <a> into the <zone> zone"),
          TaskKind.STACK,
          List.of(
              "stack the <a> on top of the <b>",
              "set the <a> on the <b>",
              "take the <a> and put it on top of the <b>"));

  private static final String COURTESIES = "please|now|robot|can you|could you|would you|kindly";
  private static final Pattern COURTESY = Pattern.compile("\\b(?:" + COURTESIES + ")\\b");
  private static final String THING =
      "(?:the |a |an )?(?<%1$sColour>"
          + words(ObjectColour.values(), ObjectColour::word)
          + ") (?<%1$sKind>"
          + words(ObjectKind.values(), ObjectKind::word)
          + ")";
  private static final String ZONE = "(?:the )?(?<zone>" + words(Zone.values(), Zone::word) + ")";
  private static final List<Sentence> SENTENCES =
      Stream.of(TRAIN, HELD_OUT)
          .flatMap(split -> split.entrySet().stream())
          .flatMap(e -> e.getValue().stream().map(t -> new Sentence(e.getKey(), pattern(t))))
          .toList();

  private record Sentence(TaskKind kind, Pattern pattern) {}

  private Phrases() {}

  /** The templates of a kind that a split uses; none for {@link TaskKind#ABSENT}. */
  public static List<String> templates(TaskKind kind, boolean heldOut) {
    return (heldOut ? HELD_OUT : TRAIN).getOrDefault(kind, List.of());
  }

  /** {@code template} with the task's names in it. */
  public static String say(String template, Task task) {
    String said = template.replace("<a>", task.target().words());
    if (task instanceof Task.Put put) {
      return said.replace("<b>", put.container().words());
    }
    if (task instanceof Task.Stack stack) {
      return said.replace("<b>", stack.base().words());
    }
    return task instanceof Task.Push push ? said.replace("<zone>", push.zone().word()) : said;
  }

  /**
   * What a sentence asks for; empty if it is none of the suite's. Case, punctuation, spaces,
   * articles and courtesies do not matter.
   */
  public static Optional<Task> parse(String text) {
    String plain = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z ]", " ");
    String bare = COURTESY.matcher(plain).replaceAll(" ").strip().replaceAll(" +", " ");
    return SENTENCES.stream().flatMap(s -> meaning(s, bare).stream()).findFirst();
  }

  private static Optional<Task> meaning(Sentence sentence, String text) {
    Matcher matcher = sentence.pattern().matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Thing target = thing(matcher, "a");
    return switch (sentence.kind()) {
      case REACH -> Optional.of(new Task.Reach(target));
      case PICK -> Optional.of(new Task.Pick(target));
      case PUSH -> Optional.of(new Task.Push(target, zone(matcher.group("zone"))));
      case PUT -> into(target, thing(matcher, "b"));
      case STACK -> onto(target, thing(matcher, "b"));
      case ABSENT -> Optional.empty();
    };
  }

  private static Optional<Task> into(Thing target, Thing other) {
    return other.kind().isContainer() && !other.equals(target)
        ? Optional.of(new Task.Put(target, other))
        : Optional.empty();
  }

  /** On a container means in it. */
  private static Optional<Task> onto(Thing target, Thing other) {
    if (other.equals(target)) {
      return Optional.empty();
    }
    return Optional.of(
        other.kind().isContainer() ? new Task.Put(target, other) : new Task.Stack(target, other));
  }

  private static Thing thing(Matcher matcher, String name) {
    String colour = matcher.group(name + "Colour");
    String kind = matcher.group(name + "Kind");
    return new Thing(
        ObjectColour.valueOf(colour.toUpperCase(Locale.ROOT)),
        ObjectKind.valueOf(kind.toUpperCase(Locale.ROOT)));
  }

  private static Zone zone(String word) {
    return Zone.valueOf(word.toUpperCase(Locale.ROOT));
  }

  private static Pattern pattern(String template) {
    return Pattern.compile(
        template
            .replaceAll("the <", "<")
            .replace("<a>", THING.formatted("a"))
            .replace("<b>", THING.formatted("b"))
            .replace("<zone>", ZONE));
  }

  private static <T> String words(T[] values, java.util.function.Function<T, String> word) {
    return Arrays.stream(values).map(word).collect(Collectors.joining("|"));
  }
}
