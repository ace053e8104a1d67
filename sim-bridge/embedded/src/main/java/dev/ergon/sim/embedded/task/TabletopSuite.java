package dev.ergon.sim.embedded.task;

import dev.ergon.sim.embedded.scene.ObjectKind;
import dev.ergon.sim.embedded.scene.Scene;
import dev.ergon.sim.embedded.scene.SceneGenerator;
import dev.ergon.sim.embedded.scene.SeededRandom;
import dev.ergon.sim.embedded.scene.TableArea;
import dev.ergon.sim.embedded.scene.Thing;
import dev.ergon.sim.embedded.scene.WorkArea;
import dev.ergon.sim.embedded.scene.Zone;
import java.util.ArrayList;
import java.util.List;

/**
 * The suite {@code tabletop}: episodes by split, seed and index. An episode follows from these
 * alone. Scenes hold two or three things that can be grasped and one or two containers. Training
 * and held-out scenes come from disjoint seeds.
 */
public final class TabletopSuite {
  public static final String NAME = "tabletop";

  private static final long TRAIN_SALT = 0x747261696eL;
  private static final long HELD_OUT_SALT = 0x68656c64L;
  private static final long ASKED_SALT = 0x61736b6564L;

  private final TableArea reach;

  /** For an arm that reaches the whole work area. */
  public TabletopSuite() {
    this(WorkArea.WHOLE);
  }

  /**
   * @param reach where everything that a task names is placed; what else there is lies anywhere
   */
  public TabletopSuite(TableArea reach) {
    this.reach = reach;
  }

  /** The index cycles through the kinds, so that every six episodes hold each once. */
  public EpisodeSetup episode(Split split, long seed, int index) {
    TaskKind[] kinds = TaskKind.values();
    return episode(split, kinds[Math.floorMod(index, kinds.length)], seed, index);
  }

  /** An episode of one kind. */
  public EpisodeSetup episode(Split split, TaskKind kind, long seed, int index) {
    long salt = split.newScenes() ? HELD_OUT_SALT : TRAIN_SALT;
    SeededRandom random = new SeededRandom(salt, seed, index, kind.ordinal());
    TaskKind asked = kind == TaskKind.ABSENT ? askedInVain(random) : kind;
    Task task = task(asked, split.newPairs(), random);
    Scene scene = kind == TaskKind.ABSENT ? sceneWithout(task, random) : scene(task, random);
    List<String> templates = Phrases.templates(asked, split.newPhrases());
    String instruction = Phrases.say(templates.get(random.below(templates.size())), task);
    return new EpisodeSetup(kind, scene, task, instruction, kind.stepLimit(), random.nextLong());
  }

  /** A scene in which a person's task can be done. */
  public Scene sceneFor(Task task, long seed) {
    return scene(task, new SeededRandom(ASKED_SALT, seed));
  }

  private static TaskKind askedInVain(SeededRandom random) {
    return TaskKind.values()[random.below(TaskKind.ABSENT.ordinal())];
  }

  private static Task task(TaskKind kind, boolean newPair, SeededRandom random) {
    Thing graspable = pick(Things.all(newPair, k -> !k.isContainer()), random);
    return switch (kind) {
      case REACH ->
          new Task.Reach(newPair ? graspable : pick(Things.all(false, k -> true), random));
      case PICK -> new Task.Pick(graspable);
      case PUT -> new Task.Put(graspable, container(random));
      case PUSH -> new Task.Push(graspable, Zone.values()[random.below(Zone.values().length)]);
      case STACK -> new Task.Stack(graspable, base(graspable, random));
      case ABSENT -> throw new IllegalArgumentException("absent is no task of its own");
    };
  }

  private static Thing container(SeededRandom random) {
    return pick(Things.all(false, ObjectKind::isContainer), random);
  }

  private static Thing base(Thing target, SeededRandom random) {
    List<Thing> cubes =
        Things.all(false, k -> k == ObjectKind.CUBE).stream()
            .filter(thing -> !thing.equals(target))
            .toList();
    return pick(cubes, random);
  }

  private Scene scene(Task task, SeededRandom random) {
    List<Thing> things = new ArrayList<>(task.things());
    fill(things, List.of(), random);
    PushCorridor corridor = new PushCorridor(task);
    return new SceneGenerator(random, task.things(), reach).scene(things, corridor::isFree);
  }

  /** A scene that lacks the task's target, and at times the other thing too. */
  private static Scene sceneWithout(Task task, SeededRandom random) {
    List<Thing> things = new ArrayList<>();
    for (Thing thing : task.things()) {
      if (!thing.equals(task.target()) && random.below(4) > 0) {
        things.add(thing);
      }
    }
    fill(things, List.of(task.target()), random);
    return new SceneGenerator(random).scene(things, scene -> true);
  }

  /** Adds other things, at random, until the scene has its numbers. */
  private static void fill(List<Thing> things, List<Thing> never, SeededRandom random) {
    fill(things, never, 2 + random.below(2), Things.all(false, k -> !k.isContainer()), random);
    fill(things, never, 1 + random.below(2), Things.all(false, ObjectKind::isContainer), random);
  }

  private static void fill(
      List<Thing> things, List<Thing> never, int wanted, List<Thing> from, SeededRandom random) {
    boolean containers = from.get(0).kind().isContainer();
    while (things.stream().filter(t -> t.kind().isContainer() == containers).count() < wanted) {
      Thing candidate = pick(from, random);
      if (!things.contains(candidate) && !never.contains(candidate)) {
        things.add(candidate);
      }
    }
  }

  private static Thing pick(List<Thing> things, SeededRandom random) {
    return things.get(random.below(things.size()));
  }
}
