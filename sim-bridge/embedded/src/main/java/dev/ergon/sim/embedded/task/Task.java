package dev.ergon.sim.embedded.task;

import dev.ergon.sim.embedded.scene.Scene;
import dev.ergon.sim.embedded.scene.Thing;
import dev.ergon.sim.embedded.scene.Zone;
import java.util.List;

/** What is to be done, whoever asks and in whatever words. */
public sealed interface Task {
  /** What is to be moved, or moved to. */
  Thing target();

  /** Everything that the task names. */
  List<Thing> things();

  /** The kind, if all that it names is there. */
  TaskKind kind();

  /** The kind in {@code scene}: {@link TaskKind#ABSENT} where something is missing. */
  default TaskKind kindIn(Scene scene) {
    boolean allThere = things().stream().allMatch(thing -> scene.find(thing).isPresent());
    return allThere ? kind() : TaskKind.ABSENT;
  }

  /** Bring the tool over the target, touching nothing. */
  record Reach(Thing target) implements Task {
    @Override
    public List<Thing> things() {
      return List.of(target);
    }

    @Override
    public TaskKind kind() {
      return TaskKind.REACH;
    }
  }

  /** Hold the target in the air. */
  record Pick(Thing target) implements Task {
    @Override
    public List<Thing> things() {
      return List.of(target);
    }

    @Override
    public TaskKind kind() {
      return TaskKind.PICK;
    }
  }

  /** Bring the target into a container and let go. */
  record Put(Thing target, Thing container) implements Task {
    public Put {
      if (!container.kind().isContainer()) {
        throw new IllegalArgumentException("put: nothing goes into a " + container.words());
      }
    }

    @Override
    public List<Thing> things() {
      return List.of(target, container);
    }

    @Override
    public TaskKind kind() {
      return TaskKind.PUT;
    }
  }

  /** Slide the target into a zone of the table. */
  record Push(Thing target, Zone zone) implements Task {
    @Override
    public List<Thing> things() {
      return List.of(target);
    }

    @Override
    public TaskKind kind() {
      return TaskKind.PUSH;
    }
  }

  /** Set the target on top of another object and let go. */
  record Stack(Thing target, Thing base) implements Task {
    @Override
    public List<Thing> things() {
      return List.of(target, base);
    }

    @Override
    public TaskKind kind() {
      return TaskKind.STACK;
    }
  }
}
