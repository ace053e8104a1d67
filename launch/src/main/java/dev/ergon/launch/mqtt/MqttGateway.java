package dev.ergon.launch.mqtt;

import dev.ergon.core.instruction.Instruction;
import dev.ergon.core.instruction.InstructionEvent;
import dev.ergon.core.instruction.InstructionInbox;
import dev.ergon.core.instruction.InstructionSource;
import dev.ergon.core.instruction.InstructionState;
import dev.ergon.core.time.Clock;
import dev.ergon.transport.mqtt.Delivery;
import dev.ergon.transport.mqtt.LinkListener;
import dev.ergon.transport.mqtt.LinkStatistics;
import dev.ergon.transport.mqtt.MqttLink;
import dev.ergon.transport.mqtt.MqttMessage;
import dev.ergon.transport.mqtt.MqttOptions;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The robot's side of MQTT: takes instructions, cancel, stop and reset requests, and publishes
 * answers, state, telemetry and whether the robot is there. {@code docs/mqtt.md} has the topics.
 *
 * <p>A lost broker changes nothing for what runs: answers are kept and sent when it is back. Stop
 * requests overtake all else that has arrived.
 */
public final class MqttGateway implements InstructionSource {
  private static final Logger LOG = LoggerFactory.getLogger(MqttGateway.class);

  private final GatewaySettings settings;
  private final RobotTopics topics;
  private final Clock runClock;
  private final SafetyControls safety;
  private final RequestReader reader;
  private final MessageWriter writer;
  private final MqttLink link;
  private final StatePublisher states;
  private final AtomicLong ownIds = new AtomicLong();
  private final String idPrefix;
  private volatile @Nullable InstructionInbox inbox;

  /**
   * @param options how to reach the broker; its will is replaced by the gateway's own
   * @param runClock the clock that instructions' deadlines are on
   * @param wallClock the host's, for timestamps and ages in messages
   */
  public MqttGateway(
      GatewaySettings settings,
      MqttOptions options,
      Clock runClock,
      Clock wallClock,
      SafetyControls safety) {
    this.settings = settings;
    this.runClock = runClock;
    this.safety = safety;
    topics = new RobotTopics(settings.robot());
    reader = new RequestReader(wallClock, settings.maxAgeNanos());
    writer = new MessageWriter(topics, wallClock);
    idPrefix = settings.robot() + "-" + wallClock.utc().toEpochMilli() + "-";
    MqttMessage will = writer.connection("CONNECTIONBROKEN");
    link = new MqttLink(options.withSession(options.session().withWill(will)), new Presence());
    states = new StatePublisher(link, writer, wallClock, settings.stateHeartbeatNanos());
  }

  @Override
  public String name() {
    return "mqtt";
  }

  /**
   * Connects, and begins to deliver.
   *
   * @throws dev.ergon.core.error.HostLacksException if the broker cannot be reached now; once it
   *     was, the gateway waits for it to come back
   */
  @Override
  public void start(InstructionInbox instructions) {
    inbox = instructions;
    link.subscribe(topics.estop(), 1, true, this::onEstop)
        .subscribe(topics.reset(), 1, false, this::onReset)
        .subscribe(topics.cancel(), 1, false, this::onCancel)
        .subscribe(topics.instruction(), 1, false, this::onInstruction)
        .connect();
    states.start(settings.telemetryPeriodNanos());
  }

  /** Leaves the run's newest state to be published. Never blocks; only the latest counts. */
  public void publish(RunState state) {
    states.offer(state);
  }

  /** Whether the broker can be reached, as far as is known. */
  public boolean isConnected() {
    return link.isConnected();
  }

  public LinkStatistics statistics() {
    return link.statistics();
  }

  /** Says OFFLINE, sends what waits (for at most 1 s) and disconnects. */
  @Override
  public void close() {
    states.close();
    link.publish(writer.connection("OFFLINE"), Delivery.DURABLE);
    link.close();
  }

  private void onInstruction(MqttMessage message) {
    ReplyRoute route = ReplyRoute.of(message);
    try {
      Instruction instruction = toInstruction(reader.instruction(message));
      inbox().submit(instruction, event -> answer(event, route));
    } catch (RefusedException e) {
      refuse("instruction", e, route);
    }
  }

  private void onCancel(MqttMessage message) {
    ReplyRoute route = ReplyRoute.of(message);
    try {
      ControlRequest request = reader.cancel(message);
      String id = request.id();
      if (id == null) {
        throw new RefusedException(RefusalCode.MISSING_FIELD, null, "id: is missing");
      }
      if (!inbox().cancel(id, request.words("cancelled over MQTT"))) {
        throw new RefusedException(
            RefusalCode.UNKNOWN_ID, id, "no instruction with this id waits or runs");
      }
      send(Reply.done("cancel", id, "", runClock.nanos()), route);
    } catch (RefusedException e) {
      refuse("cancel", e, route);
    }
  }

  /** Whatever the message holds: a stop that cannot be read is still a stop. */
  private void onEstop(MqttMessage message) {
    ControlRequest request = reader.stop(message);
    String cause = request.words("e-stop over MQTT");
    safety.estop(cause);
    LOG.warn("MQTT: e-stop: {}", cause);
    send(Reply.done("estop", request.id(), cause, runClock.nanos()), ReplyRoute.of(message));
  }

  private void onReset(MqttMessage message) {
    ReplyRoute route = ReplyRoute.of(message);
    try {
      ControlRequest request = reader.reset(message);
      String by = request.words("reset over MQTT");
      var refusal = safety.reset(by);
      if (refusal.isPresent()) {
        throw new RefusedException(RefusalCode.RESET_REFUSED, request.id(), refusal.get());
      }
      LOG.warn("MQTT: {}", by);
      send(Reply.done("reset", request.id(), by, runClock.nanos()), route);
    } catch (RefusedException e) {
      refuse("reset", e, route);
    }
  }

  private Instruction toInstruction(SentInstruction request) throws RefusedException {
    long nowNanos = runClock.nanos();
    long deadlineNanos =
        request.timeoutNanos() > 0 ? nowNanos + request.timeoutNanos() : Instruction.NO_DEADLINE;
    String id = request.id() == null ? idPrefix + ownIds.getAndIncrement() : request.id();
    try {
      return new Instruction(
          id, request.text(), name(), nowNanos, deadlineNanos, request.priority());
    } catch (IllegalArgumentException e) {
      throw new RefusedException(RefusalCode.OUT_OF_RANGE, id, String.valueOf(e.getMessage()));
    }
  }

  private void answer(InstructionEvent event, ReplyRoute route) {
    Reply reply = Reply.about(event, codeOf(event.state()));
    if (reply.isResult()) {
      states.offer(reply);
    }
    send(reply, route);
  }

  private @Nullable RefusalCode codeOf(InstructionState state) {
    return switch (state) {
      case REJECTED -> safety.isStopped() ? RefusalCode.SAFETY_STOP : RefusalCode.NOT_ACCEPTED;
      case FAILED, CANCELLED -> safety.isStopped() ? RefusalCode.SAFETY_STOP : null;
      case ACCEPTED, RUNNING, SUCCEEDED, PREEMPTED, EXPIRED -> null;
    };
  }

  private void refuse(String request, RefusedException why, ReplyRoute route) {
    LOG.info("MQTT: refused {} ({}): {}", request, why.code().wire(), why.reason());
    send(Reply.refusal(request, why, runClock.nanos()), route);
  }

  private void send(Reply reply, ReplyRoute route) {
    link.publish(writer.reply(reply, route), Delivery.DURABLE);
  }

  private InstructionInbox inbox() {
    InstructionInbox current = inbox;
    if (current == null) {
      throw new IllegalStateException("the gateway was not started");
    }
    return current;
  }

  /** Keeps the retained topics true, whatever broker stands there after a loss. */
  private final class Presence implements LinkListener {
    @Override
    public void connected(boolean again) {
      link.publish(writer.connection("ONLINE"), Delivery.BEST_EFFORT);
      states.publishSoon();
    }
  }
}
