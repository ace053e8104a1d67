package dev.ergon.control.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StateMachineTest {
  /** For every state, every state that one event may lead to: all others are forbidden. */
  private static final Map<ControlState, Set<ControlState>> ALLOWED =
      Map.of(
          ControlState.BOOT, EnumSet.of(ControlState.IDLE, ControlState.ESTOPPED),
          ControlState.IDLE,
              EnumSet.of(ControlState.ARMING, ControlState.FAULTED, ControlState.ESTOPPED),
          ControlState.ARMING,
              EnumSet.of(
                  ControlState.HOLDING,
                  ControlState.STOPPING,
                  ControlState.FAULTED,
                  ControlState.ESTOPPED),
          ControlState.HOLDING,
              EnumSet.of(
                  ControlState.RUNNING,
                  ControlState.STOPPING,
                  ControlState.FAULTED,
                  ControlState.ESTOPPED),
          ControlState.RUNNING,
              EnumSet.of(
                  ControlState.HOLDING,
                  ControlState.STOPPING,
                  ControlState.FAULTED,
                  ControlState.ESTOPPED),
          ControlState.STOPPING,
              EnumSet.of(ControlState.IDLE, ControlState.FAULTED, ControlState.ESTOPPED),
          ControlState.FAULTED, EnumSet.of(ControlState.IDLE, ControlState.ESTOPPED),
          ControlState.ESTOPPED, EnumSet.of(ControlState.IDLE));

  @Test
  void everyPairOfStatesIsReachableOrForbiddenAsTheTableSays() {
    for (ControlState from : ControlState.values()) {
      Set<ControlState> reached = EnumSet.noneOf(ControlState.class);
      for (StateEvent event : StateEvent.values()) {
        reached.add(StateMachine.next(from, event));
      }
      for (ControlState to : ControlState.values()) {
        boolean allowed = to == from || ALLOWED.getOrDefault(from, Set.of()).contains(to);
        assertEquals(allowed, reached.contains(to) || to == from, from + " to " + to);
      }
    }
  }

  @Test
  void everyStateObeysTheEmergencyStop() {
    for (ControlState from : ControlState.values()) {
      assertEquals(ControlState.ESTOPPED, StateMachine.next(from, StateEvent.ESTOP));
    }
  }

  @Test
  void onlyAResetLeavesALatchedState() {
    for (StateEvent event : StateEvent.values()) {
      boolean resets = event == StateEvent.RESET;
      assertEquals(
          resets, StateMachine.next(ControlState.ESTOPPED, event) != ControlState.ESTOPPED);
      if (event != StateEvent.ESTOP) {
        assertEquals(
            resets, StateMachine.next(ControlState.FAULTED, event) != ControlState.FAULTED);
      }
    }
  }

  @Test
  void noPathLeadsFromALatchedStateToMotionWithoutResetAndArming() {
    for (ControlState latched : EnumSet.of(ControlState.ESTOPPED, ControlState.FAULTED)) {
      assertFalse(canReachMotion(latched, StateEvent.RESET));
      assertFalse(canReachMotion(latched, StateEvent.ARM));
      assertTrue(canReachMotion(latched, null));
    }
  }

  private static boolean canReachMotion(ControlState from, @Nullable StateEvent without) {
    Set<ControlState> reached = EnumSet.of(from);
    int before;
    do {
      before = reached.size();
      for (ControlState state : EnumSet.copyOf(reached)) {
        for (StateEvent event : StateEvent.values()) {
          if (event != without) {
            reached.add(StateMachine.next(state, event));
          }
        }
      }
    } while (reached.size() > before);
    return reached.contains(ControlState.RUNNING);
  }
}
