package dev.ergon.launch.sim;

import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.observation.CameraFrame;
import dev.ergon.core.robot.JointState;
import dev.ergon.core.robot.RobotModel;
import dev.ergon.core.time.Clock;
import dev.ergon.launch.world.SceneRequest;
import dev.ergon.launch.world.WorldMessages;
import dev.ergon.launch.world.WorldReport;
import dev.ergon.sim.embedded.EmbeddedSimulator;
import dev.ergon.sim.embedded.render.EmbeddedCamera;
import dev.ergon.sim.embedded.scene.Scene;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Steps the embedded simulator and tells its wires. A host that cannot keep up makes simulated time
 * run slower, never in leaps. Used by one thread, except the inbox.
 */
public final class ServedSimulator implements SimInbox {
  private static final Logger LOG = LoggerFactory.getLogger(ServedSimulator.class);
  private static final long WORLD_PERIOD_NANOS = 20_000_000;
  private static final long MOST_BEHIND_NANOS = 50_000_000;

  /** After a world was made anew, commands that were under way are for the old one. */
  private static final long DEAF_NANOS = 100_000_000;

  private final EmbeddedSimulator simulator;
  private final List<EmbeddedCamera> cameras;
  private final List<SimWire> wires;
  private final Clock host;
  private final long periodNanos;
  private final Pacing pacing;
  private final ArmTarget target;
  private final @Nullable Answers answers;
  private final AtomicReference<@Nullable SceneRequest> request = new AtomicReference<>();
  private final long[] lastFrameNanos;
  private String loaded = "";
  private volatile long deafUntilNanos;
  private long lastWorldNanos = -WORLD_PERIOD_NANOS;

  /** What moves time on. */
  public enum Pacing {
    /** The host's time. */
    HOST,
    /**
     * The host's time, but never before a command has answered the last state, as long as commands
     * come at all; so that a busy host makes time slower for both ends alike.
     */
    LOCKSTEP,
    /** The answers alone; the host's time where none come. */
    ANSWERS
  }

  /**
   * @param periodNanos from one state to the next; a whole number of physics steps
   */
  public ServedSimulator(
      EmbeddedSimulator simulator,
      List<EmbeddedCamera> cameras,
      List<SimWire> wires,
      Clock host,
      long periodNanos,
      Pacing pacing) {
    if (periodNanos < simulator.stepNanos() || periodNanos % simulator.stepNanos() != 0) {
      throw new InvalidInputException(
          "simulator period: got "
              + periodNanos
              + " ns, wanted a whole number of physics steps of "
              + simulator.stepNanos()
              + " ns");
    }
    this.simulator = simulator;
    this.cameras = List.copyOf(cameras);
    this.wires = List.copyOf(wires);
    this.host = host;
    this.periodNanos = periodNanos;
    this.pacing = pacing;
    RobotModel model = simulator.robot().model();
    this.answers = pacing == Pacing.HOST ? null : new Answers(host, model.actuatedNames());
    this.target = new ArmTarget(model);
    lastFrameNanos = new long[cameras.size()];
    java.util.Arrays.fill(lastFrameNanos, -1);
  }

  /** Serves until {@code stop} says so. */
  public void serve(BooleanSupplier stop) throws InterruptedException {
    long due = host.nanos();
    while (!stop.getAsBoolean()) {
      step();
      boolean answered = answers != null && answers.await(stop);
      if (answered && pacing == Pacing.ANSWERS) {
        due = host.nanos();
      } else {
        due = Math.max(due + periodNanos, host.nanos() - MOST_BEHIND_NANOS);
        host.sleepUntil(due);
      }
    }
  }

  /** One period: takes what was asked, moves the world on, tells. */
  void step() {
    SceneRequest wanted = request.getAndSet(null);
    if (wanted != null && !wanted.id().equals(loaded)) {
      load(wanted.scene());
      loaded = wanted.id();
    }
    long end = simulator.clock().nanos() + periodNanos;
    double[] next = target.next(simulator.world().joints(), simulator.clock().nanos(), end);
    if (next != null) {
      simulator.follow(next);
    }
    simulator.advanceTo(end);
    tell();
  }

  @Override
  public void command(List<String> names, double[] position, double[] velocity) {
    if (isDeaf()) {
      return;
    }
    target.command(names, position, velocity);
    if (answers != null) {
      answers.told(names);
    }
  }

  @Override
  public void trajectory(JointTrajectory trajectory) {
    if (isDeaf()) {
      return;
    }
    target.trajectory(trajectory);
    if (answers != null) {
      answers.told(trajectory.names());
    }
  }

  @Override
  public void hold() {
    target.hold();
  }

  @Override
  public void load(String text) {
    try {
      request.set(WorldMessages.request(text));
      if (answers != null) {
        answers.forget();
      }
    } catch (InvalidInputException e) {
      LOG.warn("request for a new world refused: {}", e.getMessage());
    }
  }

  /** Builds the world anew, now. */
  public void load(Scene scene) {
    simulator.load(scene);
    target.forget(simulator.world().joints());
    deafUntilNanos = simulator.clock().nanos() + DEAF_NANOS;
  }

  private boolean isDeaf() {
    return simulator.clock().nanos() < deafUntilNanos;
  }

  /** What was measured, then the time: who waits for the time finds the state there. */
  private void tell() {
    long now = simulator.clock().nanos();
    var world = simulator.world();
    JointState joints = world.joints();
    wires.forEach(wire -> wire.joints(joints));
    if (now - lastWorldNanos >= WORLD_PERIOD_NANOS) {
      String report = WorldMessages.write(new WorldReport(loaded, simulator.reach(), world));
      wires.forEach(wire -> wire.world(report));
      lastWorldNanos = now;
    }
    for (int i = 0; i < cameras.size(); i++) {
      CameraFrame frame = cameras.get(i).latest().orElse(null);
      if (frame != null && frame.stampNanos() != lastFrameNanos[i]) {
        wires.forEach(wire -> wire.camera(frame));
        lastFrameNanos[i] = frame.stampNanos();
      }
    }
    wires.forEach(wire -> wire.clock(now));
  }
}
