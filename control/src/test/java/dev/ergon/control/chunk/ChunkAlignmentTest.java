package dev.ergon.control.chunk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.control.PandaWithGripper;
import dev.ergon.control.Spaces;
import dev.ergon.core.action.ActionChunk;
import dev.ergon.core.action.ActionKind;
import dev.ergon.core.action.ActionSpace;
import dev.ergon.core.action.PrefixSchedule;
import dev.ergon.core.robot.RobotModel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows carry the time they are meant for, so that what is executed when can be read off them. */
class ChunkAlignmentTest {
  private static final long STEP = 50_000_000L;
  private static final long CYCLE = 4_000_000L;
  private static final int ROWS = 40;

  private final RobotModel model = PandaWithGripper.model();
  private final ActionSpace space = Spaces.joints(model, ActionKind.JOINT_POSITION, -1e9, 1e9);
  private final ActionLayout layout = new ActionLayout(space, model);
  private final ChunkGate gate =
      new ChunkGate(layout, new GateOptions(5_000_000_000L, 50_000_000L, 0));
  private final PreparedChunk prepared = new PreparedChunk(layout);

  private void offer(ActionExecutor executor, long sequence, long observed, long now) {
    double[] values = new double[ROWS * space.size()];
    for (int r = 0; r < ROWS; r++) {
      values[r * space.size()] = (observed + r * STEP) * 1e-9;
    }
    var chunk = new ActionChunk(sequence, observed, STEP, ROWS, space.size(), values);
    assertTrue(gate.judge(chunk, 1, now, prepared).accepted());
    executor.accept(prepared, now);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 20, 50, 80, 150, 260, 500})
  void noActionIsExecutedThatWasMeantForLongAgo(long latencyMs) {
    var executor = new ActionExecutor(new RecedingHorizon(layout, 1024), layout, motion -> {});
    long latency = latencyMs * 1_000_000L;
    long start = 1_000_000_000L;
    offer(executor, 0, start, start);
    long observed = start + 200_000_000L;
    long sequence = 1;
    int executed = 0;
    for (long now = start; now < start + 6_000_000_000L; now += CYCLE) {
      if (now >= observed + latency) {
        offer(executor, sequence++, observed, now);
        observed = now;
      }
      if (executor.advance(now, CYCLE)) {
        double meantFor = executor.row()[0] * 1e9;
        assertTrue(meantFor >= now - STEP - CYCLE, "late by " + (now - meantFor) * 1e-6 + " ms");
        executed++;
      }
    }
    assertEquals(6_000_000_000L / STEP, executed, 2);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 100, 400})
  void nothingIsDroppedThatTheRobotHasNotLivedThrough(long latencyMs) {
    var executor = new ActionExecutor(new RecedingHorizon(layout, 1024), layout, motion -> {});
    long start = 1_000_000_000L;
    long now = start + latencyMs * 1_000_000L;
    offer(executor, 0, start, now);
    assertTrue(executor.advance(now, CYCLE));
    assertEquals(start * 1e-9, executor.row()[0]);
    assertEquals(0, executor.lastDropped());
  }

  @ParameterizedTest
  @ValueSource(longs = {5, 20, 30, 45})
  void anActionInExecutionWhenObservedCountsIfMostOfItWasLeft(long intoItMs) {
    var executor = new ActionExecutor(new RecedingHorizon(layout, 1024), layout, motion -> {});
    long start = 1_000_000_000L;
    offer(executor, 0, start, start);
    assertTrue(executor.advance(start, CYCLE));
    long observed = start + intoItMs * 1_000_000L;
    offer(executor, 1, observed, observed + 1_000_000L);
    assertEquals(intoItMs < 25 ? 1 : 0, executor.lastDropped());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 20, 50, 150, 260, 500})
  void rowsThatASlowAnswerWouldHaveLivedThroughStayAsTheOldChunkHadThem(long latencyMs) {
    var executor =
        new ActionExecutor(
            new RealTimeChunking(layout, PrefixSchedule.ZEROS, 1024, false), layout, motion -> {});
    long now = 1_000_000_000L;
    long sequence = 0;
    long latency = latencyMs * 1_000_000L;
    long steps = (latency + STEP - 1) / STEP;
    for (int i = 0; i < LatencyEstimator.COLD + LatencyEstimator.WINDOW; i++) {
      offer(executor, sequence++, now - latency, now);
      now += 1_000_000L;
    }
    assertEquals(latency, executor.latency().p95Nanos());
    executor.clear();
    offerConstant(executor, sequence++, now, now, 1);
    offerConstant(executor, sequence, now, now, 2);
    for (int row = 0; row < 12; row++) {
      assertTrue(executor.advance(now, CYCLE));
      assertEquals(row < steps ? 1 : 2, executor.row()[0], "row " + row);
      now += STEP;
    }
  }

  private void offerConstant(
      ActionExecutor executor, long sequence, long observed, long now, double value) {
    double[] values = new double[ROWS * space.size()];
    for (int r = 0; r < ROWS; r++) {
      values[r * space.size()] = value;
    }
    var chunk = new ActionChunk(sequence, observed, STEP, ROWS, space.size(), values);
    assertTrue(gate.judge(chunk, 1, now, prepared).accepted());
    executor.accept(prepared, now);
  }
}
