package dev.ergon.control.chunk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.control.PandaWithGripper;
import dev.ergon.control.Spaces;
import dev.ergon.control.chunk.ChunkVerdict.Kind;
import dev.ergon.core.action.ActionChunk;
import dev.ergon.core.action.ActionSpace;
import org.junit.jupiter.api.Test;

class ChunkGateTest {
  private static final long NOW = 10_000_000_000L;
  private static final long STEP = 100_000_000L;

  private final GateOptions options = new GateOptions(1_000_000_000L, 50_000_000L, 1);
  private final ActionSpace steps = Spaces.toolSteps();
  private final ActionLayout layout = new ActionLayout(steps, PandaWithGripper.model());
  private final ChunkGate gate = new ChunkGate(layout, options);
  private final PreparedChunk prepared = new PreparedChunk(layout);

  private static double[] row() {
    return new double[] {0.01, 0, 0, 0, 0, 0, 1, 0};
  }

  private static ActionChunk chunk(long sequence, long observed, double... row) {
    return new ActionChunk(sequence, observed, STEP, 1, row.length, row);
  }

  private Kind judge(ActionChunk chunk) {
    return gate.judge(chunk, 1, NOW, prepared).kind();
  }

  private Kind judgeWith(int dimension, double value) {
    double[] row = row();
    row[dimension] = value;
    return judge(chunk(2, NOW, row));
  }

  @Test
  void acceptsAGoodChunkAndWritesCanonicalRows() {
    assertEquals(Kind.ACCEPTED, judge(chunk(1, NOW, row())));
    assertEquals(1, prepared.rows());
    assertEquals(0.01, prepared.value(0, 0));
    assertEquals(1, prepared.value(0, 3));
    assertEquals(1, prepared.value(0, layout.gripperIndex()));
  }

  @Test
  void refusesWhatIsNoFiniteNumberAndSaysWhere() {
    assertEquals(Kind.REFUSED_NOT_FINITE, judgeWith(2, Double.NaN));
    assertEquals(Kind.REFUSED_NOT_FINITE, judgeWith(6, Double.POSITIVE_INFINITY));
    double[] row = row();
    row[4] = Double.NaN;
    ChunkVerdict verdict = gate.judge(chunk(1, NOW, row), 1, NOW, prepared);
    assertEquals(4, verdict.dimension());
    assertTrue(verdict.describe(steps).contains("'dry'"), verdict.describe(steps));
  }

  @Test
  void clampsALittleOutsideTheBoundsAndRefusesFarOutside() {
    double[] row = row();
    row[0] = 0.05;
    ChunkVerdict verdict = gate.judge(chunk(1, NOW, row), 1, NOW, prepared);
    assertTrue(verdict.accepted());
    assertEquals(1, verdict.clamped());
    assertEquals(0.04, prepared.value(0, 0));
    assertEquals(Kind.REFUSED_OUT_OF_BOUNDS, judgeWith(0, 0.2));
  }

  @Test
  void refusesAWrongShapeAndAnEmptyChunk() {
    assertEquals(Kind.REFUSED_SHAPE, judge(chunk(1, NOW, 0, 0, 0)));
    assertEquals(Kind.REFUSED_EMPTY, judge(new ActionChunk(1, NOW, STEP, 0, 8, new double[0])));
  }

  @Test
  void refusesAStepPeriodThatCannotBeExecuted() {
    assertEquals(Kind.REFUSED_STEP_PERIOD, judge(new ActionChunk(1, NOW, 1000, 1, 8, row())));
    assertEquals(
        Kind.REFUSED_STEP_PERIOD, judge(new ActionChunk(1, NOW, Long.MAX_VALUE, 1, 8, row())));
  }

  @Test
  void refusesStaleAndFutureObservations() {
    assertEquals(Kind.REFUSED_STALE, judge(chunk(1, NOW - 1_100_000_000L, row())));
    assertEquals(Kind.REFUSED_STALE, judge(chunk(1, Long.MIN_VALUE, row())));
    assertEquals(Kind.REFUSED_FUTURE, judge(chunk(1, NOW + 60_000_000L, row())));
    assertEquals(Kind.REFUSED_FUTURE, judge(chunk(1, Long.MAX_VALUE, row())));
  }

  @Test
  void refusesDuplicatesAndOutOfOrderWithinATaskOnly() {
    assertEquals(Kind.ACCEPTED, judge(chunk(5, NOW - 10, row())));
    assertEquals(Kind.REFUSED_DUPLICATE, judge(chunk(5, NOW, row())));
    assertEquals(Kind.REFUSED_OUT_OF_ORDER, judge(chunk(4, NOW, row())));
    assertEquals(Kind.REFUSED_OUT_OF_ORDER, judge(chunk(6, NOW - 20, row())));
    assertEquals(Kind.ACCEPTED, gate.judge(chunk(0, NOW - 20, row()), 3, NOW, prepared).kind());
  }

  @Test
  void refusesAQuaternionThatIsNone() {
    ActionLayout poses = new ActionLayout(Spaces.toolPoses(), PandaWithGripper.model());
    ChunkGate poseGate = new ChunkGate(poses, options);
    PreparedChunk out = new PreparedChunk(poses);
    double[] good = {0.4, 0, 0.4, 0, 1, 0, 0, 1, 0};
    double[] bad = {0.4, 0, 0.4, 0, 0.7, 0, 0, 1, 0};
    assertEquals(
        Kind.REFUSED_NOT_UNIT_QUATERNION, poseGate.judge(chunk(1, NOW, bad), 1, NOW, out).kind());
    assertEquals(Kind.ACCEPTED, poseGate.judge(chunk(1, NOW, good), 1, NOW, out).kind());
  }
}
