package dev.ergon.launch.train;

import dev.ergon.core.geometry.Vec3;
import dev.ergon.policy.training.language.Vocabulary;
import dev.ergon.policy.training.sample.TrainingSample.ActionLabel;
import dev.ergon.policy.training.sample.TrainingSample.QuestionLabel;
import dev.ergon.sim.embedded.expert.Expert;
import dev.ergon.sim.embedded.scene.ObjectColour;
import dev.ergon.sim.embedded.scene.ObjectKind;
import dev.ergon.sim.embedded.scene.SeededRandom;
import dev.ergon.sim.embedded.scene.Thing;
import dev.ergon.sim.embedded.scene.Zone;
import dev.ergon.sim.embedded.task.Phrases;
import dev.ergon.sim.embedded.task.Task;
import dev.ergon.sim.embedded.task.TaskKind;
import dev.ergon.sim.embedded.task.Things;
import dev.ergon.sim.embedded.world.ObjectState;
import dev.ergon.sim.embedded.world.WorldState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a moment teaches: the expert's answer to several instructions, and answers to questions. */
final class Lessons {
  /** Where locations are told: the table before the robot, metres, base frame. */
  static final double MIN_X = 0.28;

  static final double MAX_X = 0.72;
  static final double MIN_Y = -0.32;
  static final double MAX_Y = 0.32;

  private static final double SAME_TARGET_SHARE = 0.4;
  private static final double ABSENT_SHARE = 0.16;
  private static final TaskKind[] KINDS = {
    TaskKind.REACH,
    TaskKind.PICK,
    TaskKind.PUT,
    TaskKind.PUT,
    TaskKind.PUSH,
    TaskKind.PUSH,
    TaskKind.PICK,
    TaskKind.STACK
  };

  private final SeededRandom random;

  Lessons(SeededRandom random) {
    this.random = random;
  }

  /** The moment's own instruction first, then {@code others}. */
  List<ActionLabel> actions(Moment moment, int others) {
    List<ActionLabel> labels = new ArrayList<>();
    labels.add(label(moment.world(), moment.task(), moment.instruction()));
    for (int i = 0; i < others; i++) {
      Task task = task(moment);
      List<String> templates = Phrases.templates(task.kind(), false);
      String said = Phrases.say(templates.get(random.below(templates.size())), task);
      labels.add(label(moment.world(), task, said));
    }
    return labels;
  }

  /** Questions about the moment. */
  List<QuestionLabel> questions(Moment moment, int count) {
    List<QuestionLabel> labels = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      labels.add(question(moment));
    }
    return labels;
  }

  /** Words that a person may say, whether or not a sample has them. */
  static List<String> knownWords() {
    List<String> words = new ArrayList<>();
    for (ObjectColour colour : ObjectColour.values()) {
      words.add(colour.word());
    }
    for (ObjectKind kind : ObjectKind.values()) {
      words.add(kind.word());
    }
    for (TaskKind kind : TaskKind.values()) {
      for (String template : Phrases.templates(kind, false)) {
        words.addAll(Vocabulary.words(template.replaceAll("<[a-z]+>", " ")));
      }
    }
    return words;
  }

  private static ActionLabel label(WorldState world, Task task, String instruction) {
    return new ActionLabel(instruction, Expert.action(task, world), points(world, task));
  }

  /** Where the target is, and the other thing or zone: x, y, x, y. */
  private static float[] points(WorldState world, Task task) {
    float[] points = {Float.NaN, Float.NaN, Float.NaN, Float.NaN};
    world.find(task.target()).ifPresent(o -> put(points, 0, o.position()));
    if (task instanceof Task.Put put) {
      world.find(put.container()).ifPresent(o -> put(points, 2, o.position()));
    } else if (task instanceof Task.Stack stack) {
      world.find(stack.base()).ifPresent(o -> put(points, 2, o.position()));
    } else if (task instanceof Task.Push push) {
      put(points, 2, push.zone().centre());
    }
    return points;
  }

  private static void put(float[] points, int at, Vec3 position) {
    points[at] = (float) x(position);
    points[at + 1] = (float) y(position);
  }

  private Task task(Moment moment) {
    List<Thing> here = moment.scene().objects().stream().map(o -> o.thing()).toList();
    List<Thing> graspable = here.stream().filter(t -> !t.kind().isContainer()).toList();
    List<Thing> containers = here.stream().filter(t -> t.kind().isContainer()).toList();
    double draw = random.between(0, 1);
    boolean absent = draw < ABSENT_SHARE;
    Thing target = moment.task().target();
    if (absent) {
      target = missing(here, k -> !k.isContainer());
    } else if (draw > ABSENT_SHARE + SAME_TARGET_SHARE || !graspable.contains(target)) {
      target = pick(graspable);
    }
    TaskKind kind = KINDS[random.below(KINDS.length)];
    return switch (kind) {
      case REACH -> new Task.Reach(reached(here, target, absent));
      case PUT -> {
        boolean lacks = !absent && random.below(8) == 0;
        yield new Task.Put(
            target, lacks ? missing(here, ObjectKind::isContainer) : pick(containers));
      }
      case PUSH -> new Task.Push(target, Zone.values()[random.below(Zone.values().length)]);
      case STACK -> stack(target, graspable);
      case PICK, ABSENT -> new Task.Pick(target);
    };
  }

  /** Containers can be reached too, and lacked. */
  private Thing reached(List<Thing> here, Thing target, boolean absent) {
    if (random.below(3) > 0) {
      return target;
    }
    return absent ? missing(here, kind -> true) : pick(here);
  }

  /** On a cube, as the suite has it; another task if there is none. */
  private Task stack(Thing target, List<Thing> graspable) {
    List<Thing> cubes =
        graspable.stream().filter(t -> t.kind() == ObjectKind.CUBE && !t.equals(target)).toList();
    return cubes.isEmpty() ? new Task.Pick(target) : new Task.Stack(target, pick(cubes));
  }

  private Thing missing(List<Thing> here, java.util.function.Predicate<ObjectKind> kinds) {
    return pick(Things.all(false, kinds).stream().filter(t -> !here.contains(t)).toList());
  }

  private Thing pick(List<Thing> things) {
    return things.get(random.below(things.size()));
  }

  private QuestionLabel question(Moment moment) {
    WorldState world = moment.world();
    List<ObjectState> objects = world.objects();
    ObjectState object = objects.get(random.below(objects.size()));
    return switch (random.below(8)) {
      case 0, 1, 2 -> where(world, object.thing());
      case 3 -> {
        Thing thing = random.below(2) == 0 ? object.thing() : missing(things(world), k -> true);
        boolean there = world.find(thing).isPresent();
        yield new QuestionLabel("is there a " + thing.words(), yes(there));
      }
      case 4 -> {
        Optional<ObjectState> held = world.held();
        yield new QuestionLabel(
            "what do you hold", held.map(o -> o.thing().words()).orElse("nothing"));
      }
      case 5 -> colour(world, object);
      case 6 -> {
        String all =
            objects.stream().map(o -> o.thing().words()).sorted().collect(Collectors.joining(" "));
        yield new QuestionLabel("what is there", all);
      }
      default -> {
        boolean done = Expert.action(moment.task(), world)[0] > 0.5;
        boolean possible = moment.task().things().stream().allMatch(t -> world.find(t).isPresent());
        yield new QuestionLabel("done " + moment.instruction(), yes(done && possible));
      }
    };
  }

  private QuestionLabel where(WorldState world, Thing thing) {
    boolean ask = random.below(8) > 0;
    Thing asked = ask ? thing : missing(things(world), k -> true);
    String answer = world.find(asked).map(o -> location(o.position())).orElse("nowhere");
    return new QuestionLabel("where is the " + asked.words(), answer);
  }

  private static QuestionLabel colour(WorldState world, ObjectState object) {
    ObjectKind kind = object.thing().kind();
    List<String> colours =
        world.objects().stream()
            .filter(o -> o.thing().kind() == kind)
            .map(o -> o.thing().colour().word())
            .sorted()
            .toList();
    return new QuestionLabel("what colour is the " + kind.word(), String.join(" ", colours));
  }

  private static List<Thing> things(WorldState world) {
    return world.objects().stream().map(ObjectState::thing).toList();
  }

  private static String location(Vec3 at) {
    return Vocabulary.location("x", x(at)) + " " + Vocabulary.location("y", y(at));
  }

  private static double x(Vec3 at) {
    return Math.max(0, Math.min(1, (at.x() - MIN_X) / (MAX_X - MIN_X)));
  }

  private static double y(Vec3 at) {
    return Math.max(0, Math.min(1, (at.y() - MIN_Y) / (MAX_Y - MIN_Y)));
  }

  private static String yes(boolean is) {
    return is ? "yes" : "no";
  }
}
