package dev.ergon.sim.external.gazebo;

import dev.ergon.core.config.ConfigNode;
import dev.ergon.core.config.Default;
import dev.ergon.core.observation.CameraSource;
import dev.ergon.core.provider.CameraProvider;
import dev.ergon.core.provider.ProviderContext;
import org.jspecify.annotations.Nullable;

/** Kind {@code gazebo}: a camera that Gazebo simulates. */
public final class GazeboCameraProvider implements CameraProvider {
  /**
   * The configuration.
   *
   * @param topic as the SDF file's sensor says, for example {@code /camera/front}
   * @param gazebo the world; left out where the robot is in it
   * @param startTimeoutNanos how long the first picture may take
   */
  record Config(
      String topic, @Nullable GazeboSettings gazebo, @Default("10 s") long startTimeoutNanos) {}

  @Override
  public String kind() {
    return "gazebo";
  }

  @Override
  public CameraSource open(String name, ConfigNode config, ProviderContext context) {
    Config keys = config.bind(Config.class);
    GazeboSettings world = keys.gazebo();
    GazeboSession session =
        world != null
            ? GazeboSession.shared(context, world)
            : context
                .existing(GazeboSession.class)
                .orElseThrow(() ->
                    config.error(
                        "camera '"
                            + name
                            + "' gazebo: the robot is not in Gazebo, so the camera must say which"
                            + " world it is in: gazebo: {world: NAME}"));
    return GazeboCamera.open(session, name, keys.topic(), keys.startTimeoutNanos());
  }
}
