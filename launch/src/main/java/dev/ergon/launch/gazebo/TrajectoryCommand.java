package dev.ergon.launch.gazebo;

import dev.ergon.launch.sim.JointTrajectory;
import dev.ergon.launch.sim.SimInbox;
import dev.ergon.sim.external.gz.msgs.GzMessagesProto;
import dev.ergon.sim.external.gz.msgs.GzMessagesProto.JointTrajectoryPoint;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A trajectory as the system JointTrajectoryController takes it. */
final class TrajectoryCommand {
  private static final Logger LOG = LoggerFactory.getLogger(TrajectoryCommand.class);
  private static final int MAX_POINTS = 10_000;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private TrajectoryCommand() {}

  /** Passes {@code message} on; one point that is due at once is a target, not a way. */
  static void pass(GzMessagesProto.JointTrajectory message, SimInbox inbox) {
    if (message.getPointsCount() > MAX_POINTS) {
      LOG.warn("joint_trajectory refused: got {} points", message.getPointsCount());
      return;
    }
    List<String> names = List.copyOf(message.getJointNamesList());
    if (message.getPointsCount() == 1 && nanos(message.getPoints(0)) == 0) {
      JointTrajectoryPoint point = message.getPoints(0);
      inbox.command(names, array(point.getPositionsList()), array(point.getVelocitiesList()));
      return;
    }
    try {
      inbox.trajectory(
          new JointTrajectory(
              names,
              message.getPointsList().stream()
                  .map(p ->
                      new JointTrajectory.Point(
                          p.getPositionsList(), p.getVelocitiesList(), nanos(p)))
                  .toList()));
    } catch (IllegalArgumentException e) {
      LOG.warn("joint_trajectory refused: {}", e.getMessage());
    }
  }

  private static long nanos(JointTrajectoryPoint point) {
    return point.getTimeFromStart().getSec() * NANOS_PER_SECOND
        + point.getTimeFromStart().getNsec();
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
