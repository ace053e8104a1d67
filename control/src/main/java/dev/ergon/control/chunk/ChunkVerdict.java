package dev.ergon.control.chunk;

import dev.ergon.core.action.ActionSpace;

/**
 * What became of a chunk that was offered.
 *
 * @param kind taken, or why not
 * @param row the row that decided it, or -1
 * @param dimension the dimension that decided it, or -1
 * @param got the number that decided it: a value, a count, an age in ns, a sequence number
 * @param clamped how many values were brought back into their bounds
 */
public record ChunkVerdict(Kind kind, int row, int dimension, double got, int clamped) {
  /** Taken, or why not. */
  public enum Kind {
    /** Handed to the control thread. */
    ACCEPTED("accepted"),
    /** No task has begun, or it has ended. */
    REFUSED_NO_TASK("no task is running"),
    /** The number of dimensions is not the action space's. */
    REFUSED_SHAPE("wrong number of dimensions"),
    /** It has no rows. */
    REFUSED_EMPTY("no rows"),
    /** The step period is outside what can be executed. */
    REFUSED_STEP_PERIOD("step period outside 1 ms..60 s"),
    /** Its sequence number was seen before. */
    REFUSED_DUPLICATE("sequence number seen before"),
    /** A later chunk, or one for a later observation, was taken before it. */
    REFUSED_OUT_OF_ORDER("older than a chunk already taken"),
    /** The observation it answers is too old. */
    REFUSED_STALE("observation too old"),
    /** The observation it answers lies in the future. */
    REFUSED_FUTURE("observation stamped in the future"),
    /** A value is NaN or infinite. */
    REFUSED_NOT_FINITE("not a finite number"),
    /** A quaternion's norm is not 1. */
    REFUSED_NOT_UNIT_QUATERNION("quaternion norm not 1"),
    /** A value lies farther outside its bounds than the bounds are apart. */
    REFUSED_OUT_OF_BOUNDS("far outside the action space's bounds"),
    /** The control thread has not taken the chunks before it. */
    REFUSED_BUSY("the control loop has not taken the last chunks");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** In a few words, for people. */
    public String text() {
      return text;
    }
  }

  public static ChunkVerdict refused(Kind kind, double got) {
    return new ChunkVerdict(kind, -1, -1, got, 0);
  }

  static ChunkVerdict refusedAt(Kind kind, int row, int dimension, double got) {
    return new ChunkVerdict(kind, row, dimension, got, 0);
  }

  public boolean accepted() {
    return kind == Kind.ACCEPTED;
  }

  /** One line for people: what, where, got. */
  public String describe(ActionSpace space) {
    if (accepted()) {
      return clamped == 0 ? "accepted" : "accepted, " + clamped + " values clamped";
    }
    String where =
        row < 0 ? "" : " at row " + row + " '" + space.dimensions().get(dimension).name() + "'";
    return "refused: " + kind.text() + where + " (got " + got + ")";
  }
}
