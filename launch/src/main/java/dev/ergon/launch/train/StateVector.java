package dev.ergon.launch.train;

import dev.ergon.core.geometry.Pose;
import dev.ergon.core.geometry.Transform;
import dev.ergon.core.observation.Observation;
import dev.ergon.core.robot.JointState;
import dev.ergon.core.robot.RobotModel;
import dev.ergon.policy.runtime.bundle.StateSpec;
import dev.ergon.sim.embedded.arm.LinkPoses;
import java.util.List;

/**
 * What a policy is told of the robot, from its joints: the same numbers that the runtime takes from
 * an observation.
 */
record StateVector(RobotModel robot) {
  /** The parts of the vector, in order. */
  static final List<StateSpec.Value> VALUES =
      List.of(
          StateSpec.Value.TOOL_POSITION,
          StateSpec.Value.TOOL_AXES,
          StateSpec.Value.GRIPPER_POSITION);

  private static final StateSpec SPEC = new StateSpec("<state>", VALUES);

  /** The vector of joints in the robot's order; the tool's pose follows from them. */
  float[] of(JointState joints) {
    Transform xBaseTool =
        LinkPoses.at(robot.description(), name -> position(joints, name)).of(robot.toolLink());
    Pose tool = Pose.of(robot.baseLink(), xBaseTool);
    double[] values = SPEC.vector(new Observation(0, List.of(), joints, tool));
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  private static double position(JointState joints, String name) {
    int index = joints.names().indexOf(name);
    return index < 0 ? 0 : joints.position(index);
  }
}
