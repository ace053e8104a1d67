package dev.ergon.launch.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ergon.control.ControlConfig;
import dev.ergon.control.Controller;
import dev.ergon.control.bench.MirrorRobot;
import dev.ergon.control.rt.ControlLoop;
import dev.ergon.core.error.TaskFailedException;
import dev.ergon.core.robot.Robot;
import dev.ergon.core.time.ManualClock;
import dev.ergon.launch.graph.LaunchFile.InferenceConfig;
import dev.ergon.launch.graph.LaunchFile.ObservationConfig;
import dev.ergon.sim.embedded.ErgonActionSpace;
import dev.ergon.sim.embedded.arm.ErgonArm;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StationTest {
  private final ManualClock clock = new ManualClock(1_000_000_000);
  private final MirrorRobot arm = new MirrorRobot(ErgonArm.model(), clock, ErgonArm.home());
  private int attempts;

  /** Its cable is out, say; the run goes on, and the next instruction tries again. */
  @Test
  void anArmThatCannotBeEnabledIsARefusalAndNotTheEndOfTheRun() throws InterruptedException {
    ObservedRobot robot = new ObservedRobot(limpAtFirst());
    Controller controller =
        new Controller(robot.model(), ErgonActionSpace.SPACE, ControlConfig.DEFAULT);
    Pace pace =
        new LockstepPace(
            new ControlLoop(controller, robot), clock::set, new InferenceConfig(0, 0), null);
    ObservationConfig limits = new ObservationConfig(1, 1, 1, 0);
    try (Station station = new Station(robot, List.of(), limits.limits(), controller, pace)) {
      assertEquals(Optional.of("motor 3 does not answer"), station.makeReady());
      assertEquals(Optional.empty(), station.makeReady());
    }
  }

  private Robot limpAtFirst() {
    return (Robot)
        Proxy.newProxyInstance(
            StationTest.class.getClassLoader(),
            new Class<?>[] {Robot.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("enable") && attempts++ == 0) {
                throw new TaskFailedException("motor 3 does not answer");
              }
              return method.invoke(arm, arguments);
            });
  }
}
