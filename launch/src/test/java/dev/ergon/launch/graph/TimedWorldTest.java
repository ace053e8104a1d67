package dev.ergon.launch.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ergon.core.robot.JointStateBuffer;
import dev.ergon.core.robot.RobotModel;
import dev.ergon.core.robot.link.JointMap;
import dev.ergon.core.robot.link.LinkedRobot;
import dev.ergon.core.robot.link.LinkedRobotSettings;
import dev.ergon.core.robot.link.RobotLink;
import dev.ergon.core.robot.link.StateInbox;
import dev.ergon.core.time.FollowingClock;
import dev.ergon.core.time.SystemClock;
import dev.ergon.sim.embedded.arm.ErgonArm;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimedWorldTest {
  private static final long PERIOD_NANOS = 4_000_000;
  private static final long LATER_NANOS = 1_000_000;
  private static final int CYCLES = 100;

  private final RobotModel model = ErgonArm.model();
  private final FollowingClock clock = new FollowingClock(new SystemClock(), 60_000_000_000L);

  @Test
  void anInstantBehindAWireIsReachedOnceItsStateIsHereToo() throws InterruptedException {
    JointMap joints = new JointMap(model, Map.of());
    var settings = new LinkedRobotSettings(100_000_000, 10_000_000_000L, 0);
    JointStateBuffer state = new JointStateBuffer(joints.size());
    try (var simulator = new TimeBeforeState(joints);
        LinkedRobot robot = LinkedRobot.open("arm", model, simulator, joints, clock, settings)) {
      TimedWorld world = TimedWorld.behindWire(robot);
      for (int cycle = 1; cycle <= CYCLES; cycle++) {
        simulator.step();
        world.advanceTo(cycle * PERIOD_NANOS);
        var unused = robot.read(state);
        assertEquals(cycle * PERIOD_NANOS, state.stampNanos());
      }
    }
  }

  /** Its time is heard a moment before the state of that instant. */
  private final class TimeBeforeState implements RobotLink {
    private final JointMap joints;
    private @Nullable StateInbox inbox;
    private long nanos = -2 * PERIOD_NANOS;

    TimeBeforeState(JointMap joints) {
      this.joints = joints;
    }

    @Override
    public void start(StateInbox states) {
      inbox = states;
      tell();
      tell();
    }

    void step() {
      new Thread(this::tell).start();
    }

    private synchronized void tell() {
      nanos += PERIOD_NANOS;
      clock.hear(nanos);
      LockSupport.parkNanos(LATER_NANOS);
      double[] zeros = new double[joints.size()];
      Objects.requireNonNull(inbox).state(nanos, joints.wireNames(), zeros, zeros, zeros);
    }

    @Override
    public void send(double[] position, double[] velocity) {}

    @Override
    public void hold(double[] position) {}

    @Override
    public String source() {
      return "a test";
    }

    @Override
    public void close() {}
  }
}
