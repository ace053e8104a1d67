package dev.ergon.control.trajectory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.control.AllocationMeter;
import dev.ergon.control.kinematics.TestArms;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cycle after cycle, each planned from where the last one ended. */
class SteppingTest {
  private static final double HELD = 1e-9;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void pandaHoldsItsLimitsUnderTargetsThatJumpAtWill(long seed) {
    var limits = TestArms.panda().armJoints().stream().map(AxisLimits::of).toList();
    assertEquals(0, jump(limits, 0.001, 20_000, 400, seed));
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void slowAxesHoldTheirLimitsUnderTargetsThatJumpAtWill(long seed) {
    // Ranges shorter than a braking distance at full speed, jerk so low that ramps take most of it.
    var limits =
        List.of(
            new AxisLimits(-0.5, 0.5, 3, 8, 20),
            new AxisLimits(-0.1, 2, 1, 2, 40),
            new AxisLimits(-3, 0.2, 0.5, 20, 20));
    jump(limits, 0.01, 20_000, 30, seed);
  }

  /** Drives towards random targets; answers in how many cycles a joint had to turn early. */
  private static int jump(
      List<AxisLimits> limits, double stepS, int steps, int patience, long seed) {
    var random = new SplittableRandom(seed);
    var generator = new JointTrajectoryGenerator(limits);
    int n = limits.size();
    var now = new JointMotion(n);
    var next = new JointMotion(n);
    for (int i = 0; i < n; i++) {
      now.set(i, (limits.get(i).lower() + limits.get(i).upper()) / 2, 0, 0);
    }
    double[] target = now.position().clone();
    double[] velocity = new double[n];
    boolean stopping = false;
    int early = 0;
    for (int k = 0; k < steps; k++) {
      if (random.nextInt(patience) == 0) {
        stopping = random.nextInt(6) == 0;
        boolean passing = random.nextInt(3) == 0;
        for (int i = 0; i < n; i++) {
          double range = limits.get(i).upper() - limits.get(i).lower();
          target[i] = limits.get(i).lower() + range * random.nextDouble(-0.2, 1.2);
          velocity[i] = passing ? limits.get(i).velocity() * random.nextDouble(-1.2, 1.2) : 0;
        }
      }
      TrajectoryStatus status =
          stopping
              ? generator.stop(now, stepS, next)
              : generator.update(now, target, velocity, stepS, next);
      assertNotEquals(TrajectoryStatus.REFUSED, status);
      early += status == TrajectoryStatus.RECOVERING ? 1 : 0;
      for (int i = 0; i < n; i++) {
        requireHeld(limits.get(i), i, now, next, stepS, "seed " + seed + " cycle " + k + " ");
      }
      now.copyFrom(next);
    }
    return early;
  }

  private static void requireHeld(
      AxisLimits l, int i, JointMotion now, JointMotion next, double stepS, String where) {
    double p = next.position()[i];
    double v = next.velocity()[i];
    double a = next.acceleration()[i];
    String at = where + "joint " + i + " p " + p + " v " + v + " a " + a;
    assertTrue(p >= l.lower() - HELD && p <= l.upper() + HELD, at);
    assertTrue(Math.abs(v) <= l.velocity() + HELD, at);
    assertTrue(Math.abs(a) <= l.acceleration() + HELD, at);
    double jerk = Math.abs(a - now.acceleration()[i]) / stepS;
    assertTrue(jerk <= l.jerk() * (1 + HELD), at + " jerk " + jerk);
    // What is said of the velocity is what the position does.
    double mean = (p - now.position()[i]) / stepS;
    double spread = l.acceleration() * stepS;
    assertTrue(Math.abs(mean - v) <= spread, at + " moved at " + mean);
  }

  @Test
  void arrivesWhenItSaidItWould() {
    var limits = TestArms.panda().armJoints().stream().map(AxisLimits::of).toList();
    var generator = new JointTrajectoryGenerator(limits);
    var now = new JointMotion(7);
    double[] start = {0, -0.785, 0, -2.356, 0, 1.571, 0.785};
    System.arraycopy(start, 0, now.position(), 0, 7);
    double[] target = {0.5, -0.3, -1, -1.5, 0.2, 2.2, 0.7};
    double[] rest = new double[7];
    generator.plan(now, target, rest);
    double planned = generator.durationS();
    int cycles = 0;
    TrajectoryStatus status = TrajectoryStatus.MOVING;
    while (status == TrajectoryStatus.MOVING && cycles < 2000) {
      status = generator.update(now, target, rest, 0.001, now);
      cycles++;
    }
    assertEquals(TrajectoryStatus.ARRIVED, status);
    // Planning anew a thousand times costs no more than rounding.
    assertEquals(planned, cycles * 0.001, 0.0011);
    for (int i = 0; i < 7; i++) {
      assertEquals(target[i], now.position()[i], 1e-8);
      assertEquals(0, now.velocity()[i]);
    }
    assertEquals(TrajectoryStatus.ARRIVED, generator.update(now, target, rest, 0.001, now));
  }

  @Test
  void arrivesFromAnywhere() {
    var random = new SplittableRandom(21);
    var limits = new AxisLimits(-1, 1, 2, 10, 200);
    var generator = new JointTrajectoryGenerator(List.of(limits));
    var now = new JointMotion(1);
    double[] rest = new double[1];
    for (int sample = 0; sample < 300; sample++) {
      double p = random.nextDouble(-2, 2);
      double v = random.nextDouble(-6, 6);
      double a = random.nextDouble(-30, 30);
      double[] target = {random.nextDouble(-1, 1)};
      now.set(0, p, v, a);
      int cycles = 0;
      while (generator.update(now, target, rest, 0.005, now) != TrajectoryStatus.ARRIVED) {
        assertTrue(++cycles < 2000, "from p " + p + " v " + v + " a " + a + " to " + target[0]);
      }
      assertEquals(target[0], now.position()[0], 1e-8);
    }
  }

  @Test
  void lagsAMovingTargetByLessThanOneAccelerationRamp() {
    var generator = new JointTrajectoryGenerator(List.of(new AxisLimits(-2, 2, 2, 10, 500)));
    var now = new JointMotion(1);
    double[] target = new double[1];
    double[] velocity = new double[1];
    double worst = 0;
    for (int k = 0; k < 4000; k++) {
      double t = (k + 1) * 0.001;
      target[0] = Math.sin(t);
      velocity[0] = Math.cos(t);
      generator.update(now, target, velocity, 0.001, now);
      if (t > 1) {
        worst = Math.max(worst, Math.abs(now.position()[0] - target[0]));
      }
    }
    // At 1 rad/s; a ramp to full acceleration takes 10 / 500 s.
    assertTrue(worst < 0.02, "lags by " + worst);
  }

  @Test
  void refusesNumbersThatAreNotFiniteAndWritesNothing() {
    var generator = new JointTrajectoryGenerator(List.of(new AxisLimits(-2, 2, 2, 10, 500)));
    var now = new JointMotion(1);
    var next = new JointMotion(1);
    next.set(0, 7, 8, 9);
    double[] zero = new double[1];
    for (double bad : new double[] {Double.NaN, Double.NEGATIVE_INFINITY, 1e300}) {
      double[] wrong = {bad};
      assertEquals(TrajectoryStatus.REFUSED, generator.update(now, wrong, zero, 0.001, next));
      assertEquals(TrajectoryStatus.REFUSED, generator.update(now, zero, wrong, 0.001, next));
      now.set(0, 0, bad, 0);
      assertEquals(TrajectoryStatus.REFUSED, generator.update(now, zero, zero, 0.001, next));
      assertEquals(TrajectoryStatus.REFUSED, generator.stop(now, 0.001, next));
      now.set(0, 0, 0, 0);
    }
    assertEquals(7, next.position()[0]);
  }

  @Test
  void allocatesNothing() {
    var limits = TestArms.panda().armJoints().stream().map(AxisLimits::of).toList();
    var generator = new JointTrajectoryGenerator(limits);
    var now = new JointMotion(7);
    var next = new JointMotion(7);
    var random = new SplittableRandom(8);
    double[] target = new double[7];
    double[] velocity = new double[7];
    Runnable cycle =
        () -> {
          for (int i = 0; i < 7; i++) {
            target[i] = random.nextDouble(-3, 3);
            velocity[i] = random.nextDouble(-1, 1);
          }
          generator.update(now, target, velocity, 0.001, next);
          now.copyFrom(next);
          generator.stop(now, 0.001, next);
        };
    assertEquals(0, AllocationMeter.bytesAllocated(10_000, cycle));
  }
}
