package dev.ergon.control.envelope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class BrakeTest {
  @Property(tries = 2000)
  void comesToRestInsideItsLimitsAndItsBounds(
      @ForAll @DoubleRange(min = -3, max = 3) double startVelocity,
      @ForAll @DoubleRange(min = -1, max = 1) double accelerationShare,
      @ForAll @DoubleRange(min = 0.5, max = 20) double maxAcceleration,
      @ForAll @DoubleRange(min = 20, max = 10_000) double maxJerk,
      @ForAll @IntRange(min = 50, max = 1000) int hz) {
    double dt = 1.0 / hz;
    Brake brake = new Brake(dt, maxAcceleration, maxJerk);
    double v = startVelocity;
    double a = accelerationShare * maxAcceleration;
    double bound = brake.distanceBound(v, a);
    double speedBound = brake.speedBound(v, a);
    double travelled = 0;
    int cycles = 0;
    while (Math.abs(v) >= Brake.AT_REST || Math.abs(a) > maxJerk * dt) {
      double next = brake.next(v, a);
      assertTrue(Math.abs(next) <= maxAcceleration * (1 + 1e-12));
      assertTrue(Math.abs(next - a) <= maxJerk * dt * (1 + 1e-9));
      a = next;
      v += a * dt;
      travelled += v * dt;
      assertTrue(Math.abs(travelled) <= bound, () -> "travelled farther than its bound");
      assertTrue(Math.abs(v) <= speedBound + 1e-12, () -> "faster than its bound");
      assertTrue(++cycles < 20_000, "never rests");
    }
    assertEquals(0, v, 1e-12);
  }
}
