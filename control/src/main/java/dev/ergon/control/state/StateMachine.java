package dev.ergon.control.state;

import static dev.ergon.control.state.ControlState.ARMING;
import static dev.ergon.control.state.ControlState.BOOT;
import static dev.ergon.control.state.ControlState.ESTOPPED;
import static dev.ergon.control.state.ControlState.FAULTED;
import static dev.ergon.control.state.ControlState.HOLDING;
import static dev.ergon.control.state.ControlState.IDLE;
import static dev.ergon.control.state.ControlState.RUNNING;
import static dev.ergon.control.state.ControlState.STOPPING;

/**
 * The one table of transitions. An event that a state does not name leaves it as it is, so that
 * {@link ControlState#ESTOPPED} and {@link ControlState#FAULTED} are left by a reset alone, and
 * motion after it needs arming again. Stateless. Real-time safe.
 */
public final class StateMachine {
  private StateMachine() {}

  /** The state that follows {@code state} when {@code event} happens. */
  public static ControlState next(ControlState state, StateEvent event) {
    if (event == StateEvent.ESTOP) {
      return ESTOPPED;
    }
    return switch (state) {
      case BOOT -> event == StateEvent.ROBOT_SEEN ? IDLE : BOOT;
      case IDLE ->
          switch (event) {
            case ARM -> ARMING;
            case FAULT -> FAULTED;
            default -> IDLE;
          };
      case ARMING ->
          switch (event) {
            case ARMED -> HOLDING;
            case STOP -> STOPPING;
            case FAULT -> FAULTED;
            default -> ARMING;
          };
      case HOLDING ->
          switch (event) {
            case ACTION_READY -> RUNNING;
            case STOP -> STOPPING;
            case FAULT -> FAULTED;
            default -> HOLDING;
          };
      case RUNNING ->
          switch (event) {
            case HOLD -> HOLDING;
            case STOP -> STOPPING;
            case FAULT -> FAULTED;
            default -> RUNNING;
          };
      case STOPPING ->
          switch (event) {
            case AT_REST -> IDLE;
            case FAULT -> FAULTED;
            default -> STOPPING;
          };
      case FAULTED -> event == StateEvent.RESET ? IDLE : FAULTED;
      case ESTOPPED -> event == StateEvent.RESET ? IDLE : ESTOPPED;
    };
  }
}
