package dev.ergon.hardware.ros2;

import dev.ergon.core.time.Clock;
import dev.ergon.core.time.SystemClock;
import dev.ergon.transport.ros.message.Message;
import dev.ergon.transport.ros.message.MessageType;
import dev.ergon.transport.ros.message.sensor_msgs.JointState;
import dev.ergon.transport.ros.message.std_msgs.Float64MultiArray;
import dev.ergon.transport.ros.message.std_msgs.Header;
import dev.ergon.transport.ros.message.trajectory_msgs.JointTrajectory;
import dev.ergon.transport.ros2.QosProfile;
import dev.ergon.transport.ros2.Ros2Node;
import dev.ergon.transport.ros2.Ros2Publisher;
import dev.ergon.transport.ros2.Ros2Settings;
import dev.ergon.transport.ros2.TopicName;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** An arm that says where its joints are 250 times a second, and moves to where it is told. */
final class TopicArm implements AutoCloseable {
  private static final long PERIOD_NANOS = 4_000_000;
  private static final double STEP = 0.02;

  private final Ros2Node node;
  private final List<String> names;
  private final Ros2Publisher<JointState> states;
  private final BlockingQueue<Message> commands = new LinkedBlockingQueue<>();
  private final Clock clock = new SystemClock();
  private final double[] position;
  private final double[] target;
  private final Thread thread = new Thread(this::run, "arm");
  private volatile long stampNanos;
  private volatile boolean silent;
  private volatile boolean closed;

  /**
   * @param names as on the wire
   * @param position where it starts, on the wire
   */
  TopicArm(int domain, List<String> names, double... position) {
    this.node = Ros2Node.open(Ros2Settings.loopback(domain, "arm"), Map.of());
    this.names = names;
    this.position = position.clone();
    this.target = position.clone();
    this.states =
        node.publisher(new TopicName("/arm/joint_states"), JointState.TYPE, QosProfile.DEFAULT);
    thread.setDaemon(true);
    thread.start();
  }

  /** Listens to commands of one type. */
  TopicArm listening(String topic, MessageType<? extends Message> type) {
    node.subscribe(new TopicName(topic), type, QosProfile.DEFAULT, this::take);
    return this;
  }

  /** What it was told, in order. */
  BlockingQueue<Message> commands() {
    return commands;
  }

  void setStampNanos(long nanos) {
    stampNanos = nanos;
  }

  void setSilent(boolean silence) {
    silent = silence;
  }

  /** Says one thing beside its states. */
  void say(JointState state) {
    states.publish(state);
  }

  @Override
  public void close() throws InterruptedException {
    closed = true;
    thread.join();
    node.close();
  }

  private synchronized void take(Message message) {
    commands.add(message);
    if (message instanceof JointState state) {
      steer(state.name(), state.position());
    } else if (message instanceof JointTrajectory trajectory) {
      steer(trajectory.jointNames(), trajectory.points().get(0).positions());
    } else if (message instanceof Float64MultiArray array) {
      steer(names, array.data());
    }
  }

  private void steer(List<String> joints, double[] to) {
    for (int i = 0; i < to.length; i++) {
      target[names.indexOf(joints.get(i))] = to[i];
    }
  }

  private void run() {
    long due = clock.nanos();
    while (!closed) {
      JointState now = step();
      if (!silent) {
        states.publish(now);
      }
      due += PERIOD_NANOS;
      try {
        clock.sleepUntil(due);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private synchronized JointState step() {
    for (int i = 0; i < position.length; i++) {
      position[i] += Math.max(-STEP, Math.min(STEP, target[i] - position[i]));
    }
    return new JointState(
        new Header(0, stampNanos, ""), names, position, new double[position.length], new double[0]);
  }
}
