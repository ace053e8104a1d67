package dev.ergon.sim.external.isaac;

import dev.ergon.core.config.ConfigNode;
import dev.ergon.core.observation.CameraSource;
import dev.ergon.core.provider.CameraProvider;
import dev.ergon.core.provider.ProviderContext;
import dev.ergon.perception.ros.Ros2CameraProvider;

/**
 * {@code kind: isaac_sim}: a camera behind Isaac Sim's "ROS2 Camera Helper", whose topic is {@code
 * rgb} unless its node says otherwise. Keys as for {@code ros2}. Pictures have the stamp of {@code
 * /clock}, so they pair with joint states however seldom frames are rendered.
 */
public final class IsaacSimCameraProvider implements CameraProvider {
  @Override
  public String kind() {
    return "isaac_sim";
  }

  @Override
  public CameraSource open(String name, ConfigNode config, ProviderContext context) {
    return new Ros2CameraProvider().open(name, Presets.with(config, "topic", "rgb"), context);
  }
}
