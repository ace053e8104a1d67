package dev.ergon.launch.ros1;

import dev.ergon.core.instruction.InstructionInbox;
import dev.ergon.core.instruction.InstructionSource;
import dev.ergon.launch.mqtt.SafetyControls;
import dev.ergon.launch.ros.TopicWords;
import dev.ergon.transport.ros.message.std_msgs.StringMessage;
import dev.ergon.transport.ros.message.std_srvs.Trigger;
import dev.ergon.transport.ros1.ConnectedNode;
import dev.ergon.transport.ros1.Publisher;
import dev.ergon.transport.ros1.PublisherOptions;
import org.jspecify.annotations.Nullable;

/**
 * Words from a topic, and on another what becomes of them, one line of JSON per change; {@code
 * ~estop}, {@code ~reset} and {@code ~cancel} are services of std_srvs/Trigger.
 */
final class Ros1Instructions implements InstructionSource {
  private static final int QUEUE = 20;

  private final ConnectedNode node;
  private final Ros1InstructionProvider.Config keys;
  private final @Nullable SafetyControls safety;
  private final Publisher<StringMessage> results;
  private final TopicWords words;

  Ros1Instructions(
      ConnectedNode node, Ros1InstructionProvider.Config keys, @Nullable SafetyControls safety) {
    this.node = node;
    this.keys = keys;
    this.safety = safety;
    results =
        node.newPublisher(
            keys.result(), StringMessage.TYPE, PublisherOptions.DEFAULT.withQueueSize(QUEUE));
    words = new TopicWords(name(), line -> results.publish(new StringMessage(line)));
  }

  @Override
  public String name() {
    return "ros1";
  }

  @Override
  public void start(InstructionInbox inbox) {
    serve("~cancel", () -> cancel(inbox));
    if (safety != null) {
      serve("~estop", () -> estop(safety));
      serve("~reset", () -> reset(safety));
    }
    node.newSubscriber(keys.instruction(), StringMessage.TYPE)
        .addMessageListener(message -> words.submit(message.data(), inbox), QUEUE);
  }

  /** The node, which others use too, is closed by the run. */
  @Override
  public void close() {
    results.shutdown();
  }

  private Trigger.Response cancel(InstructionInbox inbox) {
    boolean done = words.cancelNewest(inbox);
    return new Trigger.Response(done, done ? "" : "no instruction of this topic waits or runs");
  }

  private static Trigger.Response estop(SafetyControls controls) {
    controls.estop("e-stop over ROS");
    return new Trigger.Response(true, "the arm stops; ~reset allows it to move again");
  }

  private static Trigger.Response reset(SafetyControls controls) {
    return controls
        .reset("reset over ROS")
        .map(refusal -> new Trigger.Response(false, refusal))
        .orElseGet(() -> new Trigger.Response(true, ""));
  }

  private void serve(String name, Answer answer) {
    var unused = node.newServiceServer(name, Trigger.TYPE, request -> answer.answer());
  }

  @FunctionalInterface
  private interface Answer {
    Trigger.Response answer();
  }
}
