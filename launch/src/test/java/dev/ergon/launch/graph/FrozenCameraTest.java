package dev.ergon.launch.graph;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.control.ControlConfig;
import dev.ergon.control.Controller;
import dev.ergon.control.bench.MirrorRobot;
import dev.ergon.control.rt.ControlLoop;
import dev.ergon.control.rt.RealTimeLoop;
import dev.ergon.control.rt.RealTimeOptions;
import dev.ergon.control.state.ControlStatus;
import dev.ergon.core.action.ActionChunk;
import dev.ergon.core.image.Image;
import dev.ergon.core.image.PixelFormat;
import dev.ergon.core.instruction.Instruction;
import dev.ergon.core.observation.CameraFrame;
import dev.ergon.core.observation.CameraSource;
import dev.ergon.core.observation.CameraSpec;
import dev.ergon.core.observation.Observation;
import dev.ergon.core.policy.Policy;
import dev.ergon.core.policy.PolicySpec;
import dev.ergon.core.policy.PolicyStep;
import dev.ergon.core.time.Clock;
import dev.ergon.core.time.SystemClock;
import dev.ergon.launch.graph.LaunchFile.ObservationConfig;
import dev.ergon.launch.run.EpisodeOutcome;
import dev.ergon.launch.run.EpisodeRunner;
import dev.ergon.launch.run.OpenArena;
import dev.ergon.launch.run.StopSignal;
import dev.ergon.sim.embedded.ErgonActionSpace;
import dev.ergon.sim.embedded.arm.ErgonArm;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** On a robot whose time is its own: control on its thread, the runner on the test's. */
class FrozenCameraTest {
  private static final long MILLISECOND = 1_000_000L;
  private static final long STEP_NANOS = 50 * MILLISECOND;

  /** A chunk lasts far longer than the arm may move without seeing. */
  private static final int ROWS = 100;

  private static final int QUESTIONS = 3;

  private final Clock clock = new SystemClock();
  private final Camera camera = new Camera();

  /** Its newest picture is always of now, until it freezes. */
  private final class Camera implements CameraSource {
    private final Image picture = Image.copyOf(1, 1, PixelFormat.MONO8, new byte[1]);
    private CameraFrame newest = new CameraFrame("eye", clock.nanos(), picture);
    private boolean frozen;

    @Override
    public CameraSpec spec() {
      return new CameraSpec("eye", 1, 1);
    }

    @Override
    public synchronized Optional<CameraFrame> latest() {
      if (!frozen) {
        newest = new CameraFrame("eye", clock.nanos(), picture);
      }
      return Optional.of(newest);
    }

    synchronized void freeze() {
      frozen = true;
    }

    @Override
    public String faultText() {
      return "";
    }

    @Override
    public void close() {}
  }

  /** Moves the tool to and fro, and has the camera freeze when it is asked for the last time. */
  private final class Sweeping implements Policy {
    private int questions;

    @Override
    public PolicySpec spec() {
      return new PolicySpec("sweeping", ErgonActionSpace.SPACE, List.of(), STEP_NANOS, ROWS);
    }

    @Override
    public void begin(Instruction instruction, long seed) {}

    @Override
    public PolicyStep infer(Observation observation) {
      questions++;
      if (questions == QUESTIONS) {
        camera.freeze();
      }
      int width = ErgonActionSpace.SPACE.size();
      double[] values = new double[ROWS * width];
      for (int row = 0; row < ROWS; row++) {
        values[row * width + 2] = row / 10 % 2 == 0 ? 0.003 : -0.003;
      }
      long stamp = observation.stampNanos();
      var chunk = new ActionChunk(questions, stamp, STEP_NANOS, ROWS, width, values);
      return new PolicyStep(chunk, new int[0], "", List.of());
    }

    @Override
    public void close() {}
  }

  @Test
  void slowsAndThenHoldsTheArmAndEndsTheEpisodeWithItsName() throws InterruptedException {
    // Between slowing and holding there is time for a busy host; the rest shall not be late at all.
    ControlConfig config =
        ControlConfig.of(
            "chunks.ask_every=2",
            "deadlines.observation_slow=300 ms",
            "deadlines.observation_hold=1500 ms",
            "deadlines.policy=60 s",
            "deadlines.stall=60 s",
            "deadlines.robot_state=60 s");
    ObservedRobot robot =
        new ObservedRobot(new MirrorRobot(ErgonArm.model(), clock, ErgonArm.home()));
    Controller controller = new Controller(robot.model(), ErgonActionSpace.SPACE, config);
    RealTimeLoop loop =
        new RealTimeLoop(new ControlLoop(controller, robot), RealTimeOptions.BEST_EFFORT);
    ObservationConfig limits =
        new ObservationConfig(
            300 * MILLISECOND, 60_000 * MILLISECOND, 60_000 * MILLISECOND, 50 * MILLISECOND);
    robot.enable();
    loop.start();
    Sweeping policy = new Sweeping();
    try (Station station =
        new Station(
            robot, List.of(camera), limits.limits(), controller, new LivePace(loop, clock))) {
      Instruction sweep = new Instruction("1", "sweep", "test", 0, Instruction.NO_DEADLINE, 0);
      EpisodeOutcome outcome =
          new EpisodeRunner(station, policy, clock, List.of())
              .run(sweep, new OpenArena(1000).trialOf(sweep, 1), 1, StopSignal.NEVER);

      assertFalse(outcome.result().success());
      String reason = outcome.result().reason();
      assertTrue(reason.contains("no recent observation") && reason.contains("eye"), reason);
      assertTrue(controller.statusCount(ControlStatus.LIMITED_OBSERVATION_AGE) > 0, "never slowed");
      assertTrue(controller.statusCount(ControlStatus.HELD_OBSERVATION_STALE) > 0, "never held");
    }
  }
}
