package dev.ergon.launch.mqtt;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ergon.core.proto.InstructionProto;
import dev.ergon.core.robot.JointState;
import dev.ergon.core.time.Clock;
import dev.ergon.transport.mqtt.MessageProperties;
import dev.ergon.transport.mqtt.MessageProperties.UserProperty;
import dev.ergon.transport.mqtt.MqttMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Writes what the robot publishes. Every JSON payload begins with a header after VDA 5050: a count,
 * the time in UTC, the version and the robot's id. Safe from any thread.
 */
final class MessageWriter {
  private static final double NANOS_PER_SECOND = 1e9;

  private final RobotTopics topics;
  private final Clock wallClock;
  private final AtomicLong headerIds = new AtomicLong();
  private final JsonMapper json = new JsonMapper();

  MessageWriter(RobotTopics topics, Clock wallClock) {
    this.topics = topics;
    this.wallClock = wallClock;
  }

  MqttMessage reply(Reply reply, ReplyRoute route) {
    byte[] payload = route.encoding() == Encoding.JSON ? bytes(json(reply)) : protobuf(reply);
    // Protobuf has no field for the code; a program finds it here whatever the encoding.
    List<UserProperty> user =
        reply.code() == null ? List.of() : List.of(new UserProperty("code", reply.code().wire()));
    var properties =
        MessageProperties.NONE
            .withContentType(route.encoding().contentType())
            .withCorrelation(route.correlationData())
            .withUser(user);
    return MqttMessage.of(route.topicFor(reply, topics), payload).withProperties(properties);
  }

  MqttMessage connection(String state) {
    return json(topics.connection(), header().put("connectionState", state)).withRetained(true);
  }

  MqttMessage state(RunState state, @Nullable Reply lastResult) {
    ObjectNode body = header().put("mode", state.mode()).put("detail", state.detail());
    if (state.instructionId() != null) {
      body.putObject("instruction")
          .put("id", state.instructionId())
          .put("text", state.task())
          .put("step", state.step());
    }
    body.put("waiting", state.waiting());
    if (state.joints() != null) {
      body.set("joints", positions(state.joints()));
    }
    if (lastResult != null) {
      body.putObject("lastResult")
          .put("id", lastResult.id())
          .put("state", lastResult.state().name())
          .put("reason", lastResult.reason())
          .put("steps", lastResult.steps())
          .put("elapsedSeconds", lastResult.elapsedNanos() / NANOS_PER_SECOND);
    }
    return json(topics.state(), body).withRetained(true);
  }

  MqttMessage telemetry(RunState state, JointState joints) {
    ObjectNode body = header().put("mode", state.mode()).put("step", state.step());
    body.put("stampNanos", joints.stampNanos());
    body.set("positions", positions(joints));
    ObjectNode velocities = body.putObject("velocities");
    for (int i = 0; i < joints.size(); i++) {
      velocities.put(joints.names().get(i), joints.velocity(i));
    }
    return json(topics.telemetry(), body).withQos(0);
  }

  private ObjectNode json(Reply reply) {
    ObjectNode body = header().put("request", reply.request());
    if (reply.id() != null) {
      body.put("id", reply.id());
    }
    body.put("state", reply.state().name());
    if (reply.code() != null) {
      body.put("code", reply.code().wire());
    }
    body.put("reason", reply.reason());
    if (reply.isResult()) {
      body.put("steps", reply.steps());
      body.put("elapsedSeconds", reply.elapsedNanos() / NANOS_PER_SECOND);
    }
    return body;
  }

  private static byte[] protobuf(Reply reply) {
    return InstructionProto.InstructionEvent.newBuilder()
        .setInstructionId(reply.id() == null ? "" : reply.id())
        .setState(
            InstructionProto.InstructionState.valueOf("INSTRUCTION_STATE_" + reply.state().name()))
        .setReason(reply.reason())
        .setStampNanos(reply.stampNanos())
        .setSteps(reply.steps())
        .setElapsedNanos(reply.elapsedNanos())
        .build()
        .toByteArray();
  }

  private ObjectNode header() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("headerId", headerIds.getAndIncrement())
        .put("timestamp", wallClock.utc().toString())
        .put("version", JsonFields.VERSION)
        .put("robot", topics.robot());
  }

  private static ObjectNode positions(JointState joints) {
    ObjectNode positions = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < joints.size(); i++) {
      positions.put(joints.names().get(i), joints.position(i));
    }
    return positions;
  }

  private MqttMessage json(String topic, ObjectNode body) {
    return MqttMessage.of(topic, bytes(body))
        .withProperties(MessageProperties.NONE.withContentType(Encoding.JSON.contentType()));
  }

  private byte[] bytes(ObjectNode body) {
    try {
      // By way of a string: an unpaired surrogate that was echoed becomes '?', not an exception.
      return json.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a JSON tree cannot be written", e);
    }
  }
}
