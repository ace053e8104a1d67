package dev.ergon.launch.ros2;

import dev.ergon.core.config.ConfigNode;
import dev.ergon.core.config.Default;
import dev.ergon.core.instruction.InstructionSource;
import dev.ergon.core.provider.InstructionSourceProvider;
import dev.ergon.core.provider.ProviderContext;
import dev.ergon.launch.mqtt.SafetyControls;
import dev.ergon.transport.ros2.Ros2Nodes;
import dev.ergon.transport.ros2.Ros2Settings;
import org.jspecify.annotations.Nullable;

/** {@code instructions: [{kind: ros2}]}: words as a topic. */
public final class Ros2InstructionProvider implements InstructionSourceProvider {
  /**
   * The keys. What ROS writes as {@code ~NAME} is {@code NODE/NAME}.
   *
   * @param namespace where relative topics begin
   * @param instruction the topic of words, std_msgs/String
   * @param result the topic of what becomes of them, std_msgs/String with JSON
   * @param cancel the topic that ends the newest instruction, std_msgs/Bool
   * @param estop the topic of the latched stop, std_msgs/Bool: true presses, false resets
   * @param ros2 null for the settings that the run's parts share
   */
  record Config(
      @Default("/") String namespace,
      @Default("ergon/instruction") String instruction,
      @Default("ergon/result") String result,
      @Default("ergon/cancel") String cancel,
      @Default("ergon/estop") String estop,
      @Nullable Ros2Settings ros2) {}

  @Override
  public String kind() {
    return "ros2";
  }

  @Override
  public InstructionSource open(ConfigNode config, ProviderContext context) {
    Config keys = config.bind(Config.class);
    return new Ros2Instructions(
        Ros2Nodes.shared(context, keys.ros2()),
        keys,
        context.existing(SafetyControls.class).orElse(null));
  }
}
