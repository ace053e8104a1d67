package dev.ergon.system.mqtt;

import dev.ergon.core.instruction.InstructionState;
import dev.ergon.core.robot.JointState;
import dev.ergon.core.time.SystemClock;
import dev.ergon.launch.mqtt.GatewaySettings;
import dev.ergon.launch.mqtt.MqttGateway;
import dev.ergon.launch.mqtt.RunState;
import dev.ergon.launch.mqtt.SafetyControls;
import dev.ergon.perception.language.InstructionQueue;
import dev.ergon.perception.language.QueueLimits;
import dev.ergon.perception.language.RunningInstruction;
import dev.ergon.perception.language.StopRequest;
import dev.ergon.transport.mqtt.MqttOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A gateway, a queue, and a runner that needs no arm: it succeeds at everything but what begins
 * with "fail", and takes as long as the test likes over what begins with "wait".
 */
final class TestRobot implements SafetyControls, AutoCloseable {
  static final String ID = "arm1";

  final AtomicInteger ran = new AtomicInteger();
  private final InstructionQueue queue =
      new InstructionQueue(new SystemClock(), new QueueLimits(4, 64, 4));
  private final MqttGateway gateway;
  private final CountDownLatch released = new CountDownLatch(1);
  private final Thread runner = new Thread(this::serve, "test-robot");
  private volatile boolean stopped;
  private volatile boolean closing;

  TestRobot(String brokerUrl) {
    var clock = new SystemClock();
    gateway =
        new MqttGateway(
            GatewaySettings.of(ID), MqttOptions.of(brokerUrl, "ergon-" + ID), clock, clock, this);
  }

  TestRobot start() {
    gateway.start(queue);
    runner.start();
    return this;
  }

  MqttGateway gateway() {
    return gateway;
  }

  /** Lets everything that waits succeed. */
  void release() {
    released.countDown();
  }

  @Override
  public void estop(String cause) {
    stopped = true;
    queue.suspend("stopped: " + cause);
  }

  @Override
  public Optional<String> reset(String by) {
    if (!stopped) {
      return Optional.of("nothing is stopped");
    }
    stopped = false;
    queue.resume();
    return Optional.empty();
  }

  @Override
  public boolean isStopped() {
    return stopped;
  }

  @Override
  public void close() {
    closing = true;
    queue.close();
    try {
      runner.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    gateway.close();
  }

  private void serve() {
    try {
      while (!closing) {
        Optional<RunningInstruction> next = queue.take(Duration.ofMillis(20));
        if (next.isPresent()) {
          carryOut(next.get());
        }
        publish("HOLDING", null);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void carryOut(RunningInstruction running) throws InterruptedException {
    try (running) {
      ran.incrementAndGet();
      publish("RUNNING", running);
      String text = running.instruction().text();
      int steps = 1;
      while (text.startsWith("wait") && !running.shouldStop() && released.getCount() > 0) {
        boolean unused = released.await(5, TimeUnit.MILLISECONDS);
        steps++;
      }
      Optional<StopRequest> stop = running.stopRequest();
      if (stop.isPresent()) {
        running.finish(stop.get().state(), stop.get().reason(), steps);
      } else if (text.startsWith("fail")) {
        running.finish(InstructionState.FAILED, "dropped it", steps);
      } else {
        running.finish(InstructionState.SUCCEEDED, "", steps);
      }
    }
  }

  private void publish(String mode, @Nullable RunningInstruction running) {
    var joints =
        new JointState(
            new SystemClock().nanos(),
            List.of("j1"),
            new double[] {0.5},
            new double[1],
            new double[1]);
    gateway.publish(
        new RunState(
            mode,
            "",
            running == null ? null : running.instruction().id(),
            running == null ? null : running.instruction().text(),
            0,
            queue.waiting(),
            joints));
  }
}
