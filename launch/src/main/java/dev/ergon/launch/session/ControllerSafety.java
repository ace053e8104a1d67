package dev.ergon.launch.session;

import dev.ergon.control.ControlSnapshot;
import dev.ergon.control.Controller;
import dev.ergon.control.state.ControlState;
import dev.ergon.control.state.HaltCause;
import dev.ergon.launch.mqtt.SafetyControls;
import dev.ergon.perception.language.InstructionQueue;
import java.util.Optional;

/**
 * The emergency stop as others may press it: control latches, and no instruction is taken until it
 * is reset. Safe from any thread; never waits.
 */
final class ControllerSafety implements SafetyControls {
  private final Controller controller;
  private final InstructionQueue queue;
  private volatile boolean pressed;

  ControllerSafety(Controller controller, InstructionQueue queue) {
    this.controller = controller;
    this.queue = queue;
  }

  @Override
  public void estop(String cause) {
    pressed = true;
    controller.estop(HaltCause.REMOTE);
    queue.suspend("emergency stop: " + cause);
  }

  @Override
  public Optional<String> reset(String by) {
    ControlSnapshot snapshot = controller.snapshot();
    if (pressed && snapshot.state() != ControlState.ESTOPPED) {
      return Optional.of("the stop has not reached control yet; try again");
    }
    if (!snapshot.atRest()) {
      return Optional.of("the arm has not come to rest yet; try again");
    }
    pressed = false;
    controller.reset();
    queue.resume();
    return Optional.empty();
  }

  @Override
  public boolean isStopped() {
    return pressed || controller.snapshot().state() == ControlState.ESTOPPED;
  }
}
