package dev.ergon.sim.embedded;

import dev.ergon.core.robot.JointStateBuffer;
import dev.ergon.core.simulation.Steppable;
import dev.ergon.core.time.SimulatedClock;
import dev.ergon.sim.embedded.arm.ErgonArm;
import dev.ergon.sim.embedded.arm.TableArm;
import dev.ergon.sim.embedded.physics.PhysicsEngine;
import dev.ergon.sim.embedded.physics.jolt.JoltEngine;
import dev.ergon.sim.embedded.scene.Scene;
import dev.ergon.sim.embedded.scene.TableArea;
import dev.ergon.sim.embedded.scene.WorldView;
import dev.ergon.sim.embedded.world.TabletopWorld;
import dev.ergon.sim.embedded.world.WorldState;
import dev.ergon.sim.embedded.world.WorldViews;
import java.util.function.Supplier;

/**
 * A robot arm at a table, simulated. The same scene and the same commands give the same bits. Time
 * moves only in {@link #advanceTo}. Used from one thread, except the {@link #robot()}, which the
 * control loop may use from its own.
 */
public final class EmbeddedSimulator implements Steppable, TabletopWorld, AutoCloseable {
  private final Supplier<PhysicsEngine> engines;
  private final TableArm arm;
  private final SimulatedClock clock = new SimulatedClock();
  private final EmbeddedRobot robot;
  private final WorldViews views;
  private final JointStateBuffer state;
  private final double[] stateValues;
  private final double[] commandValues;
  private SimulatedWorld world;
  private long commandVersion;
  private boolean wasEnabled;

  /**
   * A simulator with an empty table.
   *
   * @param engines makes an empty physics world
   */
  public EmbeddedSimulator(Supplier<PhysicsEngine> engines, TableArm arm) {
    this.engines = engines;
    this.arm = arm;
    int joints = arm.model().actuatedCount();
    robot = new EmbeddedRobot(arm.model(), clock);
    views = new WorldViews(arm);
    state = new JointStateBuffer(joints);
    stateValues = new double[2 * joints + 1];
    commandValues = new double[2 * joints];
    world = new SimulatedWorld(engines.get(), arm, Scene.EMPTY);
    publish();
  }

  /** Ergon's arm on Jolt, with a front and a wrist camera, and one that overlooks all. */
  public static EmbeddedSimulator create() {
    return create(ErgonArm.arm());
  }

  /** {@code arm} on Jolt. */
  public static EmbeddedSimulator create(TableArm arm) {
    return new EmbeddedSimulator(JoltEngine::new, arm);
  }

  @Override
  public SimulatedClock clock() {
    return clock;
  }

  public TableArm arm() {
    return arm;
  }

  public EmbeddedRobot robot() {
    return robot;
  }

  public Scene scene() {
    return world.scene();
  }

  /** The length of one physics step. */
  public long stepNanos() {
    return world.engine().stepNanos();
  }

  /**
   * Builds the world anew: objects where the scene puts them and settled, the arm at home and at
   * rest, older commands forgotten. The clock stays where it is.
   */
  @Override
  public void load(Scene scene) {
    world.close();
    world = new SimulatedWorld(engines.get(), arm, scene);
    commandVersion = robot.commands().version();
    publish();
  }

  @Override
  public void advanceTo(long nanos) {
    long ahead = nanos - clock.nanos();
    long step = stepNanos();
    if (ahead < 0 || ahead % step != 0) {
      throw new IllegalArgumentException(
          "advance to "
              + nanos
              + " ns: got "
              + ahead
              + " ns from now, wanted a whole number of steps of "
              + step
              + " ns");
    }
    takeCommand();
    for (long done = 0; done < ahead; done += step) {
      world.step(clock.nanos());
      clock.advance(step);
    }
    if (ahead > 0) {
      publish();
    }
  }

  @Override
  public TableArea reach() {
    return arm.reach();
  }

  @Override
  public WorldState world() {
    return world.state(clock.nanos());
  }

  /**
   * Follows a target that came over a wire, from the next step on: the control that made it runs in
   * another process. Positions are brought within the limits.
   *
   * @param target every actuated joint's position, then every one's velocity, all finite; not kept
   */
  public void follow(double[] target) {
    if (target.length != commandValues.length) {
      throw new IllegalArgumentException(
          "target: got " + target.length + " values, wanted " + commandValues.length);
    }
    world.servo().follow(target, clock.nanos());
  }

  /** What the cameras would see now. */
  public WorldView view() {
    return view(world());
  }

  /** The view of a state that arose, or might have arisen, from the scene that is loaded. */
  public WorldView view(WorldState imagined) {
    return views.view(scene(), imagined);
  }

  /** A 64-bit hash of the state of all bodies and joints. */
  public long stateHash() {
    return world.engine().stateHash();
  }

  /** The full state, to go on from. */
  public SavedState save() {
    return world.save(clock.nanos());
  }

  /** Goes on from {@code saved}, bit for bit. The clock stays where it is. */
  public void restore(SavedState saved) {
    load(saved.scene());
    world.restore(saved, clock.nanos());
    publish();
  }

  @Override
  public void close() {
    robot.close();
    world.close();
  }

  private void takeCommand() {
    boolean enabled = robot.isEnabled();
    long version = robot.commands().read(commandValues);
    if (!enabled && wasEnabled) {
      world.servo().hold();
    }
    if (enabled && version != commandVersion) {
      world.servo().follow(commandValues, clock.nanos());
    }
    commandVersion = version;
    wasEnabled = enabled;
  }

  private void publish() {
    world.servo().read(state);
    int joints = state.size();
    for (int i = 0; i < joints; i++) {
      stateValues[i] = state.position(i);
      stateValues[joints + i] = state.velocity(i);
    }
    stateValues[2 * joints] = clock.nanos();
    robot.states().write(stateValues);
  }
}
