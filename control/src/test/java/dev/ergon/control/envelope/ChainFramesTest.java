package dev.ergon.control.envelope;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ergon.control.kinematics.ArmKinematics;
import dev.ergon.control.kinematics.TestArms;
import dev.ergon.core.robot.RobotModel;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChainFramesTest {
  @Test
  void putsTheToolWhereThePlannersKinematicsPutsIt() {
    RobotModel model = TestArms.panda();
    var frames = new ChainFrames(model);
    var arm = new ArmKinematics(model);
    var data = arm.newData();
    Random random = new Random(3);
    for (int n = 0; n < 500; n++) {
      double[] q = random.doubles(model.armDof(), -2.5, 2.5).toArray();
      frames.update(q);
      arm.forward(q, data);
      for (int k = 0; k < 3; k++) {
        assertEquals(data.toolPosition()[k], frames.tool(k), 1e-12);
      }
    }
  }
}
