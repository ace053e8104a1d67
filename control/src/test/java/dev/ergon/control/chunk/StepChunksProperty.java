package dev.ergon.control.chunk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.control.PandaWithGripper;
import dev.ergon.control.Spaces;
import dev.ergon.core.action.ActionChunk;
import dev.ergon.core.action.ActionSpace;
import dev.ergon.core.geometry.Quaternion;
import dev.ergon.core.geometry.Vec3;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Chunks of steps that come late, on an arm that is where it is commanded to be. */
class StepChunksProperty {
  private static final long STEP = 50_000_000L;
  private static final long CYCLE = 10_000_000L;
  private static final int ROWS = 12;

  /** An arm and its executor, which speak of the tool in one of two ways. */
  private static final class Arm {
    private final ActionSpace space;
    private final ActionLayout layout;
    private final ChunkGate gate;
    private final ActionExecutor executor;
    private final double[] pose = {0.4, 0, 0.3, 1, 0, 0, 0};
    private long sequence;

    Arm(StrategyKind kind, boolean steps) {
      space = steps ? Spaces.toolSteps() : Spaces.toolPoses();
      layout = new ActionLayout(space, PandaWithGripper.model());
      gate = new ChunkGate(layout, new GateOptions(5_000_000_000L, 50_000_000L, 0));
      executor =
          new ActionExecutor(
              ChunkOptions.of(kind).newStrategy(layout, true),
              layout,
              motion -> System.arraycopy(pose, 0, motion, 0, pose.length));
    }

    void offer(long observed, long now, double[][] rows) {
      double[] values = new double[rows.length * space.size()];
      for (int r = 0; r < rows.length; r++) {
        System.arraycopy(rows[r], 0, values, r * space.size(), rows[r].length);
      }
      var prepared = new PreparedChunk(layout);
      var chunk = new ActionChunk(sequence++, observed, STEP, rows.length, space.size(), values);
      assertTrue(gate.judge(chunk, 1, now, prepared).accepted());
      executor.accept(prepared, now);
    }

    /** Answers whether an action was executed. */
    boolean advance(long now) {
      if (!executor.advance(now, CYCLE)) {
        return false;
      }
      double[] row = executor.row();
      Quaternion turn = new Quaternion(row[3], row[4], row[5], row[6]);
      boolean isStep = layout.positionIsStep();
      Quaternion q = isStep ? turn.times(rotation()) : turn;
      for (int i = 0; i < 3; i++) {
        pose[i] = isStep ? pose[i] + row[i] : row[i];
      }
      setRotation(q);
      return true;
    }

    Quaternion rotation() {
      return new Quaternion(pose[3], pose[4], pose[5], pose[6]);
    }

    private void setRotation(Quaternion q) {
      pose[3] = q.w();
      pose[4] = q.x();
      pose[5] = q.y();
      pose[6] = q.z();
    }
  }

  private static double[][] randomSteps(Random random) {
    double[][] steps = new double[ROWS][6];
    for (double[] step : steps) {
      for (int i = 0; i < 3; i++) {
        step[i] = 0.01 * (2 * random.nextDouble() - 1);
        step[3 + i] = 0.05 * (2 * random.nextDouble() - 1);
      }
    }
    return steps;
  }

  /** Where {@code steps} lead from {@code pose}, row by row: (x, y, z, w, x, y, z). */
  private static double[][] goals(double[] pose, double[][] steps) {
    double[][] goals = new double[steps.length][];
    Vec3 at = new Vec3(pose[0], pose[1], pose[2]);
    Quaternion q = new Quaternion(pose[3], pose[4], pose[5], pose[6]);
    for (int r = 0; r < steps.length; r++) {
      at = at.plus(new Vec3(steps[r][0], steps[r][1], steps[r][2]));
      Vec3 turn = new Vec3(steps[r][3], steps[r][4], steps[r][5]);
      q = Quaternion.ofAxisAngle(turn.times(1 / turn.norm()), turn.norm()).times(q);
      goals[r] = new double[] {at.x(), at.y(), at.z(), q.w(), q.x(), q.y(), q.z()};
    }
    return goals;
  }

  @Property(tries = 60)
  void stepsAreExecutedAsTheGoalsTheyLeadTo(
      @ForAll StrategyKind kind, @ForAll @IntRange(max = 9) int latency, @ForAll long seed) {
    Arm steps = new Arm(kind, true);
    Arm goals = new Arm(kind, false);
    Random random = new Random(seed);
    long now = 1_000_000_000L;
    double[][] answer = randomSteps(random);
    double[] seen = steps.pose.clone();
    long observed = now;
    for (int row = 0; row < 60; row++, now += STEP) {
      if (now >= observed + latency * STEP) {
        steps.offer(observed, now, answer);
        goals.offer(observed, now, goals(seen, answer));
        observed = now;
        seen = steps.pose.clone();
        answer = randomSteps(random);
      }
      assertEquals(steps.advance(now), goals.advance(now));
      double sign = Math.signum(steps.pose[3] * goals.pose[3]);
      for (int i = 3; i < 7; i++) {
        goals.pose[i] *= sign;
      }
      assertArrayEquals(goals.pose, steps.pose, 1e-9, kind + " after row " + row);
    }
  }

  /** A policy that sees where the arm is and says how to get to a goal that moves once. */
  @Property(tries = 60)
  void whatAnAnswerPutsRightInItsPastRowsIsStillDone(
      @ForAll StrategyKind kind, @ForAll @IntRange(min = 1, max = 9) int latency) {
    Arm arm = new Arm(kind, true);
    long now = 1_000_000_000L;
    long observed = now;
    double seen = arm.pose[0];
    for (int row = 0; row < 300; row++, now += STEP) {
      double goal = row < 20 ? 0.5 : 0.45;
      if (now >= observed + latency * STEP) {
        double[][] answer = new double[ROWS][6];
        double left = goal - seen;
        for (double[] step : answer) {
          step[0] = Math.max(-0.04, Math.min(0.04, left));
          left -= step[0];
        }
        arm.offer(observed, now, answer);
        observed = now;
        seen = arm.pose[0];
      }
      arm.advance(now);
    }
    assertEquals(0.45, arm.pose[0], 1e-6, kind + ", answers take " + latency + " steps");
  }

  @Property(tries = 20)
  void anAnswerThatIsInTimeIsExecutedToTheBit(@ForAll StrategyKind kind, @ForAll long seed) {
    Arm arm = new Arm(kind, true);
    double[][] answer = randomSteps(new Random(seed));
    arm.offer(1_000_000_000L, 1_000_000_000L, answer);
    for (int row = 0; row < ROWS; row++) {
      assertTrue(arm.executor.advance(1_000_000_000L + row * STEP, CYCLE));
      for (int i = 0; i < 3; i++) {
        assertEquals(answer[row][i], arm.executor.row()[i]);
      }
    }
  }
}
