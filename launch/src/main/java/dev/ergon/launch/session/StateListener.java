package dev.ergon.launch.session;

import dev.ergon.core.instruction.Instruction;
import dev.ergon.core.robot.JointState;
import dev.ergon.launch.graph.Station;
import dev.ergon.launch.mqtt.RunState;
import dev.ergon.launch.run.EpisodeListener;
import dev.ergon.launch.run.EpisodeResult;
import dev.ergon.launch.run.StepTaken;
import dev.ergon.perception.language.InstructionQueue;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps others' picture of the run up to date. */
final class StateListener implements EpisodeListener {
  private final List<Consumer<RunState>> onlookers;
  private final Station station;
  private final InstructionQueue queue;
  private @Nullable Instruction running;
  private int step;

  /**
   * @param onlookers told by the runner's thread; must return soon
   */
  StateListener(List<Consumer<RunState>> onlookers, Station station, InstructionQueue queue) {
    this.onlookers = List.copyOf(onlookers);
    this.station = station;
    this.queue = queue;
  }

  @Override
  public void began(Instruction instruction, String task) {
    running = instruction;
    step = 0;
    publish();
  }

  @Override
  public void stepped(StepTaken taken) {
    step = taken.index() + 1;
    publish();
  }

  @Override
  public void ended(Instruction instruction, EpisodeResult result) {
    running = null;
    publish();
  }

  /** Publishes where the run stands. */
  void publish() {
    Instruction now = running;
    @Nullable JointState joints = station.joints().orElse(null);
    RunState state =
        new RunState(
            station.controller().snapshot().state().name(),
            station.controller().snapshot().status().name(),
            now == null ? null : now.id(),
            now == null ? null : now.text(),
            step,
            queue.waiting(),
            joints);
    onlookers.forEach(onlooker -> onlooker.accept(state));
  }
}
