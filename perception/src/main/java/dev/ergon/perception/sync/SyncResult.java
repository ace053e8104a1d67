package dev.ergon.perception.sync;

import dev.ergon.core.observation.Observation;
import java.util.List;

/** What came of joining the newest parts. */
public sealed interface SyncResult {
  /** Nothing for {@link InTime}; else at least one. */
  List<SyncFault> faults();

  /** Every part is there and recent. */
  record InTime(Observation observation) implements SyncResult {
    @Override
    public List<SyncFault> faults() {
      return List.of();
    }
  }

  /** Every part is there, but a limit is broken; whoever uses it must know. */
  record Late(Observation observation, List<SyncFault> faults) implements SyncResult {
    public Late {
      faults = List.copyOf(faults);
    }
  }

  /** A part has never arrived: there is no observation. */
  record Incomplete(List<SyncFault> faults) implements SyncResult {
    public Incomplete {
      faults = List.copyOf(faults);
    }
  }
}
