package dev.ergon.sim.embedded.export;

import dev.ergon.core.robot.RobotModel;
import dev.ergon.sim.embedded.scene.CameraMount;
import dev.ergon.sim.embedded.scene.Scene;
import java.util.List;

/**
 * What is exported: an arm at its table.
 *
 * @param home where the actuated joints start, in the model's order
 */
public record ExportedWorld(
    RobotModel model, double[] home, Scene scene, List<CameraPicture> cameras) {
  /** The two cameras that policies look through. */
  public static final List<CameraPicture> CAMERAS =
      List.of(
          new CameraPicture(CameraMount.FRONT, 128, 128, 10),
          new CameraPicture(CameraMount.WRIST, 128, 128, 10));

  public ExportedWorld {
    home = home.clone();
    cameras = List.copyOf(cameras);
  }

  @Override
  public double[] home() {
    return home.clone();
  }
}
