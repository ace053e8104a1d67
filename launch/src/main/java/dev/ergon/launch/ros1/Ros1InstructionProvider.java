package dev.ergon.launch.ros1;

import dev.ergon.core.config.ConfigNode;
import dev.ergon.core.config.Default;
import dev.ergon.core.instruction.InstructionSource;
import dev.ergon.core.provider.InstructionSourceProvider;
import dev.ergon.core.provider.ProviderContext;
import dev.ergon.launch.mqtt.SafetyControls;
import dev.ergon.transport.ros1.ConnectedNode;

/** {@code instructions: [{kind: ros1}]}: words as a topic of the run's node. */
public final class Ros1InstructionProvider implements InstructionSourceProvider {
  /**
   * The keys.
   *
   * @param instruction the topic of words, std_msgs/String
   * @param result the topic of what becomes of them, std_msgs/String with JSON
   */
  record Config(@Default("~instruction") String instruction, @Default("~result") String result) {}

  @Override
  public String kind() {
    return "ros1";
  }

  @Override
  public InstructionSource open(ConfigNode config, ProviderContext context) {
    return new Ros1Instructions(
        context.shared(ConnectedNode.class, ConnectedNode::fromEnvironment),
        config.bind(Config.class),
        context.existing(SafetyControls.class).orElse(null));
  }
}
