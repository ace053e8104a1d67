package dev.ergon.control.chunk;

/**
 * Keeps a late answer of steps true. Its first rows are over when it comes, but what the robot did
 * meanwhile were other rows, of the chunk before. An answer says where the tool shall be after each
 * of its rows, seen from where the tool was when it was observed: so what its past rows wanted,
 * less what was really done since, is added to the first row that is left. Otherwise whatever the
 * policy put right in its first rows would never be done, however often it said so. Absolute goals
 * need none of this. Owned by the control thread. Real-time safe.
 */
final class CatchUp {
  private final Steps steps;
  private final double[] observed;
  private final double[] now;
  private final double[] wanted;
  private final double[] done;
  private final double[] missed;

  CatchUp(ActionLayout layout) {
    steps = new Steps(layout);
    observed = steps.newWay();
    now = steps.newWay();
    wanted = steps.newWay();
    done = steps.newWay();
    missed = steps.newWay();
  }

  /**
   * Adds to row {@code past} of {@code chunk} what its rows before that wanted and was not done.
   *
   * @param past how many rows are over, 1 or more, fewer than the chunk has
   * @param begun the actions executed so far, {@code executed} of them since the observation
   */
  void apply(PreparedChunk chunk, int past, BegunActions begun, int executed, StepOrigin origin) {
    steps.clear(wanted);
    for (int row = 0; row < past; row++) {
      steps.go(wanted, chunk.values, row * chunk.width);
    }
    begun.origin(executed, observed);
    origin.write(now);
    steps.between(observed, now, done, 0);
    steps.clear(missed);
    steps.goBetween(missed, done, wanted, 1);
    steps.go(missed, chunk.values, past * chunk.width);
    steps.write(missed, chunk.values, past * chunk.width);
  }
}
