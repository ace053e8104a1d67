package dev.ergon.launch.ros1;

import dev.ergon.core.instruction.Instruction;
import dev.ergon.core.instruction.InstructionEvent;
import dev.ergon.core.instruction.InstructionInbox;
import dev.ergon.core.instruction.InstructionSource;
import dev.ergon.core.time.Clock;
import dev.ergon.core.time.SystemClock;
import dev.ergon.launch.mqtt.SafetyControls;
import dev.ergon.launch.output.Json;
import dev.ergon.transport.ros.message.std_msgs.StringMessage;
import dev.ergon.transport.ros.message.std_srvs.Trigger;
import dev.ergon.transport.ros1.ConnectedNode;
import dev.ergon.transport.ros1.Publisher;
import dev.ergon.transport.ros1.PublisherOptions;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Words from a topic, and on another what becomes of them, one line of JSON per change; {@code
 * ~estop}, {@code ~reset} and {@code ~cancel} are services of std_srvs/Trigger.
 */
final class Ros1Instructions implements InstructionSource {
  private static final int QUEUE = 20;
  private static final double SECONDS = 1e-9;

  /** What {@code ~result} holds. */
  record Result(
      String id, String text, String state, String reason, int steps, double elapsedSeconds) {}

  private final Clock host = new SystemClock();
  private final ConnectedNode node;
  private final Ros1InstructionProvider.Config keys;
  private final @Nullable SafetyControls safety;
  private final Publisher<StringMessage> results;
  private final String idPrefix;
  private final AtomicLong ids = new AtomicLong();
  private volatile String newest = "";

  Ros1Instructions(
      ConnectedNode node, Ros1InstructionProvider.Config keys, @Nullable SafetyControls safety) {
    this.node = node;
    this.keys = keys;
    this.safety = safety;
    idPrefix = "ros1-" + host.utc().toEpochMilli() + "-";
    results =
        node.newPublisher(
            keys.result(), StringMessage.TYPE, PublisherOptions.DEFAULT.withQueueSize(QUEUE));
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
        .addMessageListener(message -> submit(message.data(), inbox), QUEUE);
  }

  /** The node, which others use too, is closed by the run. */
  @Override
  public void close() {
    results.shutdown();
  }

  private void submit(String text, InstructionInbox inbox) {
    String id = idPrefix + ids.getAndIncrement();
    try {
      Instruction instruction =
          new Instruction(id, text, name(), host.nanos(), Instruction.NO_DEADLINE, 0);
      newest = id;
      inbox.submit(instruction, event -> tell(instruction.text(), event));
    } catch (IllegalArgumentException e) {
      node.log().warn("instruction refused: " + e.getMessage());
      publish(new Result(id, "", "rejected", String.valueOf(e.getMessage()), 0, 0));
    }
  }

  private void tell(String text, InstructionEvent event) {
    publish(
        new Result(
            event.instructionId(),
            text,
            event.state().name().toLowerCase(Locale.ROOT),
            event.reason(),
            event.steps(),
            event.elapsedNanos() * SECONDS));
  }

  private void publish(Result result) {
    results.publish(new StringMessage(Json.oneLine(result)));
  }

  private Trigger.Response cancel(InstructionInbox inbox) {
    boolean done = inbox.cancel(newest, "cancelled over ROS");
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
