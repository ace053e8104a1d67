package dev.ergon.launch.train;

import dev.ergon.core.action.ActionDimension;
import dev.ergon.core.action.ActionSpace;
import dev.ergon.core.episode.DatasetSpec;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.observation.CameraSpec;
import dev.ergon.core.robot.RobotModel;
import dev.ergon.sim.embedded.ErgonActionSpace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether a recording is of what a model drives. A dataset keeps names and no meanings, so names
 * must be the same, in the same order.
 *
 * @param robot that the model drives
 * @param space of its actions
 * @param cameras that it looks through
 */
record DatasetFit(RobotModel robot, ActionSpace space, List<CameraSpec> cameras) {
  private static final long NANOS_PER_SECOND = 1_000_000_000;

  /**
   * @throws InvalidInputException with a list of every difference
   */
  void require(Path dataset, DatasetSpec recorded) {
    List<String> differences = differences(recorded);
    if (!differences.isEmpty()) {
      throw new InvalidInputException(
          dataset
              + ": the recording does not fit the model:\n  - "
              + String.join("\n  - ", differences));
    }
  }

  /** Every difference, in words; empty if it fits. More cameras than the model has are fine. */
  List<String> differences(DatasetSpec recorded) {
    List<String> differences = new ArrayList<>();
    compare("robot", recorded.robotType(), robot.name(), differences);
    compare(
        "steps per second",
        recorded.framesPerSecond(),
        (int) (NANOS_PER_SECOND / ErgonActionSpace.STEP_PERIOD_NANOS),
        differences);
    compare("observation.state", recorded.stateNames(), robot.actuatedNames(), differences);
    compare(
        "action",
        recorded.actionNames(),
        space.dimensions().stream().map(ActionDimension::name).toList(),
        differences);
    for (CameraSpec wanted : cameras) {
      if (!recorded.cameras().contains(wanted)) {
        compare("camera '" + wanted.name() + "'", recorded.cameras(), wanted, differences);
      }
    }
    return differences;
  }

  private static void compare(String what, Object got, Object wanted, List<String> differences) {
    if (!got.equals(wanted)) {
      differences.add(what + ": the dataset has " + got + ", the model " + wanted);
    }
  }
}
