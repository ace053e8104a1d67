package dev.ergon.launch.graph;

import dev.ergon.control.Controller;
import dev.ergon.control.log.CommandLog;
import dev.ergon.control.log.CommandLogOptions;
import dev.ergon.control.rt.ControlLoop;
import dev.ergon.control.rt.RealTimeLoop;
import dev.ergon.core.config.ConfigNode;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.observation.CameraSource;
import dev.ergon.core.policy.Policy;
import dev.ergon.core.provider.ProviderContext;
import dev.ergon.core.provider.Providers;
import dev.ergon.core.robot.Robot;
import dev.ergon.core.time.Clock;
import dev.ergon.core.time.SystemClock;
import dev.ergon.launch.graph.LaunchFile.PaceKind;
import dev.ergon.launch.graph.LaunchFile.Ros1Config;
import dev.ergon.launch.world.RemoteWorld;
import dev.ergon.policy.runtime.PolicyFit;
import dev.ergon.sim.embedded.EmbeddedSimulator;
import dev.ergon.sim.embedded.world.TabletopWorld;
import dev.ergon.transport.ros1.CommandLineLoader;
import dev.ergon.transport.ros1.ConnectedNode;
import dev.ergon.transport.ros2.Ros2Nodes;
import dev.ergon.transport.ros2.Ros2Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Opens what a launch file names and joins it to a {@link Station}. Used by the thread that wires
 * the run.
 */
public final class StationFactory {
  private final Providers providers;

  public StationFactory(Providers providers) {
    this.providers = providers;
  }

  /**
   * Opens robot, cameras, policy and control, in this order. The robot is switched on and holds;
   * nothing moves yet.
   *
   * @param context the run's; whoever made it closes it after the station
   * @throws InvalidInputException if the parts do not fit one another
   */
  public Wired open(LaunchFile file, ProviderContext context) {
    Ros2Settings ros2 = file.ros2();
    if (ros2 != null) {
      Ros2Nodes.share(context, ros2);
    }
    Ros1Config ros1 = file.ros1();
    if (ros1 != null) {
      ConnectedNode unused =
          context.shared(
              ConnectedNode.class,
              () ->
                  ConnectedNode.connect(
                      new CommandLineLoader(ros1.arguments()).build(ros1.name())));
    }
    Robot robot = providers.robot(file.robot(), context);
    List<CameraSource> cameras = new ArrayList<>();
    try {
      Clock unused = context.shared(Clock.class, robot::clock);
      shareWorld(file, context);
      file.cameras()
          .forEach((name, config) -> cameras.add(providers.camera(name, config, context)));
      Policy policy = providers.policy(file.policy(), context);
      PolicyFit.require(
          policy.spec(), robot.model(), cameras.stream().map(CameraSource::spec).toList());
      Controller controller =
          new Controller(robot.model(), policy.spec().actionSpace(), file.control());
      openLog(controller);
      ObservedRobot observed = new ObservedRobot(robot);
      // On, and holding where it is: from its first cycle, control has somebody to talk to.
      observed.enable();
      Pace pace = pace(file, context, new ControlLoop(controller, observed));
      return new Wired(
          new Station(observed, cameras, file.observation().limits(), controller, pace), policy);
    } catch (RuntimeException e) {
      cameras.forEach(CameraSource::close);
      robot.close();
      throw e;
    }
  }

  /** A station and the policy that shall drive it; closing closes both. */
  public record Wired(Station station, Policy policy) implements AutoCloseable {
    @Override
    public void close() {
      try (policy) {
        station.close();
      }
    }
  }

  private static void shareWorld(LaunchFile file, ProviderContext context) {
    ConfigNode world = file.world();
    if (world != null) {
      TabletopWorld unused =
          context.shared(TabletopWorld.class, () -> RemoteWorld.open(world, context));
    }
  }

  /** The simulated table of the run, in this process or behind a wire, if there is one. */
  public static Optional<TabletopWorld> world(ProviderContext context) {
    return context
        .existing(TabletopWorld.class)
        .or(() -> context.existing(EmbeddedSimulator.class));
  }

  private static void openLog(Controller controller) {
    CommandLogOptions options = controller.config().commandLog();
    if (options == null) {
      return;
    }
    Path file = options.newFile();
    try {
      CommandLog unused = controller.logTo(file);
    } catch (IOException e) {
      throw new InvalidInputException(
          "control.command_log: cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  private static Pace pace(LaunchFile file, ProviderContext context, ControlLoop loop) {
    Optional<EmbeddedSimulator> world = context.existing(EmbeddedSimulator.class);
    if (world.isEmpty() && file.pace() == PaceKind.LOCKSTEP) {
      Clock time = loop.robot().clock();
      if (!time.isSimulated()) {
        throw new InvalidInputException(
            "pace: got lockstep, but the robot's time is the host's; wanted a simulator's (ros2:"
                + " clock: states)");
      }
      return new LockstepPace(loop, TimedWorld.behindWire(loop.robot()), file.inference(), null);
    }
    if (world.isEmpty()) {
      if (file.inference().isModelled()) {
        throw new InvalidInputException(
            "inference: got a latency for a robot whose time is its own; only the embedded"
                + " simulator's time can be told how long the policy thinks");
      }
      RealTimeLoop live = new RealTimeLoop(loop, file.realTime());
      live.start();
      return new LivePace(live, loop.robot().clock());
    }
    Clock host = file.pace() == PaceKind.REAL_TIME ? new SystemClock() : null;
    return new LockstepPace(loop, world.get()::advanceTo, file.inference(), host);
  }
}
