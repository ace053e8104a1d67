package dev.ergon.control.envelope;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class TorqueGuardProperty {
  private static final double LIMIT = 12;
  private static final double RATE = 1000;
  private static final double CYCLE_S = 0.001;

  private final TorqueGuard guard = new TorqueGuard(new double[] {LIMIT}, RATE, CYCLE_S);

  @Property(tries = 500)
  void torqueAndItsRateStayInsideTheirLimitsWhateverIsProposed(
      @ForAll @Size(min = 1, max = 60) double[] proposals) {
    double before = 0;
    guard.seed(new double[] {before});
    for (double proposal : proposals) {
      EnvelopeLimit unused = guard.step(new double[] {proposal});
      double now = guard.torque(0);
      assertTrue(Math.abs(now) <= LIMIT, "torque " + now);
      assertTrue(Math.abs(now - before) <= RATE * CYCLE_S * (1 + 1e-12), before + " to " + now);
      before = now;
    }
  }

  @Example
  void leavesATorqueThatIsNoNumberAsItIs() {
    guard.seed(new double[] {3});
    assertEquals(EnvelopeLimit.NONE, guard.step(new double[] {Double.NaN}));
    assertEquals(3, guard.torque(0));
  }

  @Example
  void saysWhichLimitItMet() {
    guard.seed(new double[] {11.5});
    assertEquals(EnvelopeLimit.JOINT_TORQUE, guard.step(new double[] {13}));
    assertEquals(LIMIT, guard.torque(0));
    assertEquals(EnvelopeLimit.JOINT_TORQUE_RATE, guard.step(new double[] {0}));
    assertEquals(LIMIT - RATE * CYCLE_S, guard.torque(0), 1e-12);
  }
}
