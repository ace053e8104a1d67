package dev.ergon.launch.demo;

import dev.ergon.core.instruction.InstructionState;
import dev.ergon.launch.mqtt.CommandClient;
import dev.ergon.launch.mqtt.CommandResult;
import dev.ergon.launch.run.StopSignal;
import dev.ergon.perception.language.StopRequest;
import dev.ergon.transport.mqtt.MqttOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The person in the demo: asks over MQTT for one thing after the other and waits for each answer.
 * Works on a thread of its own; as a stop signal, it says when everything has been asked and
 * answered.
 */
final class Visitor implements StopSignal, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final MqttOptions link;
  private final String robot;
  private final List<String> wishes;
  private final List<CommandResult> answers = new ArrayList<>();
  private final Thread thread = new Thread(this::ask, "ergon-demo-visitor");
  private volatile boolean done;
  private volatile @Nullable RuntimeException failure;

  Visitor(MqttOptions link, String robot, List<String> wishes) {
    this.link = link;
    this.robot = robot;
    this.wishes = List.copyOf(wishes);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  @Override
  public Optional<StopRequest> request() {
    return done
        ? Optional.of(new StopRequest(InstructionState.CANCELLED, "the demo is over"))
        : Optional.empty();
  }

  /**
   * What the robot answered, once {@link #request()} has said that it is over.
   *
   * @throws RuntimeException what went wrong with asking
   */
  List<CommandResult> answers() {
    RuntimeException broken = failure;
    if (broken != null) {
      throw broken;
    }
    return List.copyOf(answers);
  }

  private void ask() {
    try (CommandClient client = new CommandClient(link, robot)) {
      for (String wish : wishes) {
        answers.add(client.command(wish, 0, PATIENCE, state -> {}));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      failure = e;
    } finally {
      done = true;
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
