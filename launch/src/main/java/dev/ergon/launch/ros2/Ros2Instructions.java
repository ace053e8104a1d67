package dev.ergon.launch.ros2;

import dev.ergon.core.instruction.InstructionInbox;
import dev.ergon.core.instruction.InstructionSource;
import dev.ergon.launch.mqtt.SafetyControls;
import dev.ergon.launch.ros.TopicWords;
import dev.ergon.transport.ros.message.std_msgs.Bool;
import dev.ergon.transport.ros.message.std_msgs.StringMessage;
import dev.ergon.transport.ros2.QosProfile;
import dev.ergon.transport.ros2.Ros2Endpoint;
import dev.ergon.transport.ros2.Ros2Node;
import dev.ergon.transport.ros2.Ros2Publisher;
import dev.ergon.transport.ros2.TopicName;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Words from a topic, and on another what becomes of them, one line of JSON per change. There being
 * no services, cancelling and the latched stop are topics too.
 */
final class Ros2Instructions implements InstructionSource {
  private static final Logger LOG = LoggerFactory.getLogger(Ros2Instructions.class);

  private final Ros2Node node;
  private final Ros2InstructionProvider.Config keys;
  private final @Nullable SafetyControls safety;
  private final Ros2Publisher<StringMessage> results;
  private final TopicWords words;
  private final List<Ros2Endpoint> heard = new CopyOnWriteArrayList<>();

  Ros2Instructions(
      Ros2Node node, Ros2InstructionProvider.Config keys, @Nullable SafetyControls safety) {
    this.node = node;
    this.keys = keys;
    this.safety = safety;
    results = node.publisher(topic(keys.result()), StringMessage.TYPE, QosProfile.DEFAULT);
    words = new TopicWords(name(), line -> results.publish(new StringMessage(line)));
  }

  @Override
  public String name() {
    return "ros2";
  }

  @Override
  public void start(InstructionInbox inbox) {
    heard.add(
        node.subscribe(
            topic(keys.instruction()),
            StringMessage.TYPE,
            QosProfile.DEFAULT,
            message -> words.submit(message.data(), inbox)));
    heard.add(
        node.subscribe(
            topic(keys.cancel()), Bool.TYPE, QosProfile.DEFAULT, asked -> cancel(asked, inbox)));
    if (safety != null) {
      SafetyControls controls = safety;
      heard.add(
          node.subscribe(
              topic(keys.estop()),
              Bool.TYPE,
              QosProfile.DEFAULT,
              pressed -> stop(pressed.data(), controls)));
    }
  }

  /** The node, which others use too, is closed by the run. */
  @Override
  public void close() {
    heard.forEach(Ros2Endpoint::close);
    results.close();
  }

  private void cancel(Bool asked, InstructionInbox inbox) {
    if (asked.data() && !words.cancelNewest(inbox)) {
      LOG.warn("{}: no instruction of this topic waits or runs", keys.cancel());
    }
  }

  private void stop(boolean pressed, SafetyControls controls) {
    if (pressed) {
      controls.estop("e-stop over ROS 2");
    } else {
      controls
          .reset("reset over ROS 2")
          .ifPresent(refusal -> LOG.warn("{}: not reset: {}", keys.estop(), refusal));
    }
  }

  private TopicName topic(String name) {
    return TopicName.resolve(keys.namespace(), name);
  }
}
