package dev.ergon.launch.mqtt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ergon.core.error.HostLacksException;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.instruction.Instruction;
import dev.ergon.core.instruction.InstructionState;
import dev.ergon.core.time.Clock;
import dev.ergon.core.time.SystemClock;
import dev.ergon.transport.mqtt.Delivery;
import dev.ergon.transport.mqtt.LinkListener;
import dev.ergon.transport.mqtt.MessageProperties;
import dev.ergon.transport.mqtt.MqttLink;
import dev.ergon.transport.mqtt.MqttMessage;
import dev.ergon.transport.mqtt.MqttOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Sends commands to one robot and waits for its answers. Every wait is bounded. Used by one thread.
 */
public final class CommandClient implements AutoCloseable {
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final Duration PRESENCE = Duration.ofSeconds(3);
  private static final Duration AFTER_CANCEL = Duration.ofSeconds(5);
  private static final long EXPIRY_SECONDS = 10;

  private final Clock clock = new SystemClock();
  private final RobotTopics topics;
  private final MqttOptions options;
  private final MqttLink link;
  private final String replyTopic;
  private final JsonMapper json = new JsonMapper();
  private final BlockingQueue<JsonNode> replies = new LinkedBlockingQueue<>(256);
  private final BlockingQueue<String> presence = new LinkedBlockingQueue<>(64);
  private long requests;

  /**
   * Connects.
   *
   * @param options how to reach the broker; the client id must be this client's alone
   * @throws HostLacksException if the broker cannot be reached or refuses
   */
  public CommandClient(MqttOptions options, String robot) {
    this.options = options;
    topics = new RobotTopics(robot);
    replyTopic = topics.reply(options.clientId());
    link = new MqttLink(options, LinkListener.NONE);
    link.subscribe(replyTopic, 1, false, message -> read(message, replies::offer))
        .subscribe(
            topics.connection(),
            1,
            false,
            message -> read(message, node -> presence.offer(node.path("connectionState").asText())))
        .connect();
  }

  /**
   * Has the robot carry out {@code text}, and waits until it has. When {@code timeout} is over the
   * instruction is cancelled.
   *
   * @param progress hears each state, on the calling thread
   * @throws InvalidInputException if the text is not one that an instruction may have
   * @throws HostLacksException if the robot is not there
   */
  public CommandResult command(
      String text, int priority, Duration timeout, Consumer<InstructionState> progress)
      throws InterruptedException {
    String id = nextId();
    try {
      var unused = new Instruction(id, text, "client", 0, Instruction.NO_DEADLINE, priority);
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(String.valueOf(e.getMessage()), e);
    }
    awaitRobot();
    send(
        topics.instruction(),
        request(id)
            .put("text", text)
            .put("priority", priority)
            .put("timeoutSeconds", timeout.toMillis() / 1e3));
    JsonNode reply = awaitReply(id, ANSWER).orElseThrow(this::noAnswer);
    long endNanos = clock.nanos() + timeout.toNanos();
    while (!stateOf(reply).isLast()) {
      progress.accept(stateOf(reply));
      Optional<JsonNode> next = awaitReply(id, Duration.ofNanos(endNanos - clock.nanos()));
      if (next.isEmpty()) {
        return giveUp(id, timeout);
      }
      reply = next.get();
    }
    progress.accept(stateOf(reply));
    return result(id, reply);
  }

  /** Asks for a software stop, and waits for the robot's word that it is latched. */
  public CommandResult estop(String reason) throws InterruptedException {
    // No look at the presence first: a stop request does not wait.
    return ask(topics.estop(), reason);
  }

  /** Asks to leave a latched stop, and waits for the robot's word. */
  public CommandResult reset(String reason) throws InterruptedException {
    awaitRobot();
    return ask(topics.reset(), reason);
  }

  @Override
  public void close() {
    link.close();
  }

  private CommandResult ask(String topic, String reason) throws InterruptedException {
    String id = nextId();
    send(topic, request(id).put("source", options.clientId()).put("reason", reason));
    return result(id, awaitReply(id, ANSWER).orElseThrow(this::noAnswer));
  }

  private CommandResult giveUp(String id, Duration timeout) throws InterruptedException {
    String reason = "not done within " + timeout.toSeconds() + " s";
    send(topics.cancel(), request(id).put("reason", reason));
    Optional<JsonNode> last = awaitReply(id, AFTER_CANCEL);
    while (last.isPresent() && !isInstructionEnd(last.get())) {
      last = awaitReply(id, AFTER_CANCEL);
    }
    return last.map(reply -> result(id, reply))
        .orElseGet(() -> CommandResult.of(id, InstructionState.CANCELLED, "", reason, 0, 0));
  }

  private static boolean isInstructionEnd(JsonNode reply) {
    return reply.path("request").asText().equals("instruction") && stateOf(reply).isLast();
  }

  private void awaitRobot() throws InterruptedException {
    String state = presence.poll(PRESENCE.toMillis(), TimeUnit.MILLISECONDS);
    for (String newer = presence.poll(); newer != null; newer = presence.poll()) {
      state = newer;
    }
    if (!"ONLINE".equals(state)) {
      throw new HostLacksException(
          "robot '%s' at %s: it %s; start it with 'ergon run', or name another with --robot"
              .formatted(
                  topics.robot(),
                  options.broker(),
                  state == null ? "has never been there" : "is " + state));
    }
    presence.offer(state);
  }

  private Optional<JsonNode> awaitReply(String id, Duration timeout) throws InterruptedException {
    long endNanos = clock.nanos() + timeout.toNanos();
    JsonNode reply;
    do {
      long leftNanos = Math.max(0, endNanos - clock.nanos());
      reply = replies.poll(leftNanos, TimeUnit.NANOSECONDS);
    } while (reply != null && !reply.path("id").asText().equals(id));
    return Optional.ofNullable(reply);
  }

  private HostLacksException noAnswer() {
    return new HostLacksException(
        "robot '%s' at %s: no answer within %d s; see whether it runs, and whether its user may read its topics"
            .formatted(topics.robot(), options.broker(), ANSWER.toSeconds()));
  }

  private void send(String topic, ObjectNode body) {
    byte[] payload = body.toString().getBytes(StandardCharsets.UTF_8);
    var properties =
        MessageProperties.NONE
            .withContentType(Encoding.JSON.contentType())
            .withResponse(replyTopic, options.clientId().getBytes(StandardCharsets.UTF_8))
            .withExpiry(EXPIRY_SECONDS);
    link.publish(MqttMessage.of(topic, payload).withProperties(properties), Delivery.DURABLE);
  }

  private ObjectNode request(String id) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("version", JsonFields.VERSION)
        .put("id", id)
        .put("timestamp", clock.utc().toString());
  }

  private String nextId() {
    return options.clientId() + "-" + clock.utc().toEpochMilli() + "-" + requests++;
  }

  private void read(MqttMessage message, Consumer<JsonNode> taker) {
    JsonNode node = parse(message);
    if (node != null && node.isObject()) {
      taker.accept(node);
    }
  }

  /** Null for what is not JSON: it cannot be the robot's answer. */
  private @Nullable JsonNode parse(MqttMessage message) {
    try {
      return json.readTree(message.text());
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  private static InstructionState stateOf(JsonNode reply) {
    try {
      return InstructionState.valueOf(reply.path("state").asText());
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(
          "the robot answered with the unknown state '" + reply.path("state").asText() + "'", e);
    }
  }

  private static CommandResult result(String id, JsonNode reply) {
    return CommandResult.of(
        id,
        stateOf(reply),
        reply.path("code").asText(),
        reply.path("reason").asText(),
        reply.path("steps").asInt(),
        reply.path("elapsedSeconds").asDouble());
  }
}
