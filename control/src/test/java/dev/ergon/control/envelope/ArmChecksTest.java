package dev.ergon.control.envelope;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ergon.control.ControlConfig;
import dev.ergon.control.PandaWithGripper;
import dev.ergon.core.robot.RobotModel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArmChecksTest {
  private final RobotModel model = PandaWithGripper.model();

  @ParameterizedTest
  @CsvSource({"-0.3, 0.3, KEEP_OUT", "-0.3, -0.25, NONE", "0.3, 0.4, NONE", "-0.02, -0.3, NONE"})
  void aStopMayNotLeadThroughAPostThoughItEndsBeyondIt(
      double from, double to, EnvelopeLimit expected) {
    ChainFrames frames = new ChainFrames(model);
    frames.update(turnedTo(0));
    String post =
        "{name: post, lower: [%.4f m, %.4f m, 0 m], upper: [%.4f m, %.4f m, 1.5 m]}"
            .formatted(
                frames.tool(0) - 0.02,
                frames.tool(1) - 0.02,
                frames.tool(0) + 0.02,
                frames.tool(1) + 0.02);
    ControlConfig config =
        ControlConfig.of("envelope.keep_out=[" + post + "]", "envelope.self_collision=false");
    ArmChecks checks = new ArmChecks(model, config.envelope(), 0.004);
    checks.seed(turnedTo(from));
    assertEquals(expected, checks.judge(turnedTo(from), turnedTo(from), turnedTo(to)));
  }

  /** Home, with the arm turned about its base. */
  private static double[] turnedTo(double rad) {
    double[] position = PandaWithGripper.HOME.clone();
    position[0] = rad;
    return position;
  }
}
