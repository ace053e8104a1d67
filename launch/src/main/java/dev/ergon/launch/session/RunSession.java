package dev.ergon.launch.session;

import dev.ergon.control.rt.LoopReport;
import dev.ergon.core.config.ConfigNode;
import dev.ergon.core.episode.EpisodeSink;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.instruction.InstructionState;
import dev.ergon.core.observation.CameraSpec;
import dev.ergon.core.provider.ProviderContext;
import dev.ergon.core.provider.Providers;
import dev.ergon.core.time.SystemClock;
import dev.ergon.launch.graph.LaunchFile;
import dev.ergon.launch.graph.LaunchFile.ArenaKind;
import dev.ergon.launch.graph.LaunchFile.PaceKind;
import dev.ergon.launch.graph.LaunchFile.RecordConfig;
import dev.ergon.launch.graph.Station;
import dev.ergon.launch.graph.StationFactory;
import dev.ergon.launch.mqtt.MqttConfig;
import dev.ergon.launch.mqtt.MqttGateway;
import dev.ergon.launch.mqtt.RunState;
import dev.ergon.launch.mqtt.SafetyControls;
import dev.ergon.launch.report.LatencySeries;
import dev.ergon.launch.report.ReportFact;
import dev.ergon.launch.report.ReportFiles;
import dev.ergon.launch.report.ReportSetup;
import dev.ergon.launch.report.RunReport;
import dev.ergon.launch.run.Arena;
import dev.ergon.launch.run.EpisodeListener;
import dev.ergon.launch.run.EpisodeRecorder;
import dev.ergon.launch.run.EpisodeResult;
import dev.ergon.launch.run.EpisodeRunner;
import dev.ergon.launch.run.InstructionService;
import dev.ergon.launch.run.OpenArena;
import dev.ergon.launch.run.RunSummary;
import dev.ergon.launch.run.StopSignal;
import dev.ergon.launch.run.TabletopArena;
import dev.ergon.perception.language.InstructionQueue;
import dev.ergon.perception.language.QueueLimits;
import dev.ergon.perception.language.StopRequest;
import dev.ergon.sim.embedded.EmbeddedSimulator;
import dev.ergon.sim.embedded.render.EmbeddedCamera;
import dev.ergon.sim.embedded.scene.CameraMount;
import dev.ergon.transport.ros1.ConnectedNode;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Everything of one run, opened from a launch file. */
public final class RunSession implements AutoCloseable {
  private static final double NANOS_PER_SECOND = 1e9;

  /** Closed last to first. */
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  private final SystemClock host = new SystemClock();
  private final List<EpisodeResult> results = new ArrayList<>();
  private final InstructionQueue queue = new InstructionQueue(host, QueueLimits.DEFAULT);
  private final Station station;
  private final EpisodeRunner runner;
  private final InstructionService service;
  private final List<String> remarks;
  private final @Nullable RunReport report;
  private final @Nullable ConnectedNode node;

  /**
   * @param folder where the launch file lies
   * @param reportFolder where to write the report, or null for none
   * @param audience further listeners, told last
   */
  public RunSession(
      LaunchFile file, Path folder, @Nullable Path reportFolder, List<EpisodeListener> audience) {
    try {
      ProviderContext context = opened(new ProviderContext(folder, file.seed()));
      Providers providers = Providers.load(RunSession.class.getClassLoader());
      StationFactory.Wired wired = opened(new StationFactory(providers).open(file, context));
      station = wired.station();
      remarks = wired.policy().remarks();
      List<EpisodeListener> listeners = new ArrayList<>();
      listeners.add(new ResultList(results));
      RecordConfig record = file.record();
      if (record != null) {
        listeners.add(new EpisodeRecorder(sink(providers, record, wired)));
      }
      report = reportFolder == null ? null : opened(report(file, wired, reportFolder));
      if (report != null) {
        listeners.add(
            new ReportListener(
                report,
                wired.policy().spec().actionSpace(),
                onlookers(context, wired.policy().spec().stepPeriodNanos())));
      }
      SafetyControls safety =
          context.shared(
              SafetyControls.class, () -> new ControllerSafety(station.controller(), queue));
      List<Consumer<RunState>> onlookers =
          new ArrayList<>(Diagnostics.of(context, station.model()));
      MqttConfig mqtt = file.mqtt();
      if (mqtt != null) {
        onlookers.add(connect(mqtt, safety)::publish);
      }
      StateListener state = new StateListener(onlookers, station, queue);
      if (!onlookers.isEmpty()) {
        listeners.add(state);
      }
      listeners.addAll(audience);
      runner = new EpisodeRunner(station, wired.policy(), host, listeners);
      Runnable whenIdle = onlookers.isEmpty() ? () -> {} : state::publish;
      service =
          new InstructionService(
              queue, station, arena(file, context), runner, file.seed(), whenIdle);
      for (ConfigNode source : file.instructions()) {
        opened(providers.instructionSource(source, context)).start(queue);
      }
      node = context.existing(ConnectedNode.class).orElse(null);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Where instructions go that do not come over MQTT. */
  public InstructionQueue queue() {
    return queue;
  }

  public Station station() {
    return station;
  }

  /** How the policy runs on this host, a sentence each. */
  public List<String> remarks() {
    return remarks;
  }

  /** Serves instructions until {@code stop} gives a reason, or the run's ROS node is shut down. */
  public void serve(StopSignal stop) throws InterruptedException {
    service.serve(stop.or(this::nodeEnded));
  }

  private Optional<StopRequest> nodeEnded() {
    return node != null && node.isShutdown()
        ? Optional.of(new StopRequest(InstructionState.CANCELLED, "the ROS node was shut down"))
        : Optional.empty();
  }

  /** What happened so far. */
  public RunSummary summary() {
    return new RunSummary(
        results, runner.inferenceNanos(), station.pace().answerNanos(), station.pace().report());
  }

  /**
   * Writes the report, if there is one.
   *
   * @param facts for its summary
   */
  public @Nullable ReportFiles finishReport(List<ReportFact> facts) {
    if (report == null) {
      return null;
    }
    LoopReport control = station.pace().report();
    return report.finish(
        facts,
        List.of(
            new LatencySeries("policy latency", runner.inferenceNanos()),
            new LatencySeries("control lateness", control.lateness()),
            new LatencySeries("control cycle", control.execution()),
            new LatencySeries("age of what is seen", control.observationAge()),
            new LatencySeries("seen to moved", control.endToEnd())));
  }

  /**
   * Ends the run in good order: no new instructions, the arm held, the dataset closed. Idempotent.
   */
  @Override
  public void close() {
    queue.close();
    RuntimeException failure = null;
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        RuntimeException next =
            e instanceof RuntimeException r ? r : new IllegalStateException("cannot close", e);
        if (failure == null) {
          failure = next;
        } else {
          failure.addSuppressed(next);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private <T extends AutoCloseable> T opened(T part) {
    parts.push(part);
    return part;
  }

  private EpisodeSink sink(Providers providers, RecordConfig record, StationFactory.Wired wired) {
    return opened(
        providers.episodeSink(
            record.format(),
            Path.of(record.directory()),
            EpisodeRecorder.schema(station.model(), wired.policy().spec(), station.cameras())));
  }

  private static RunReport report(LaunchFile file, StationFactory.Wired wired, Path folder) {
    int picturesPerSecond =
        (int) Math.max(1, Math.round(NANOS_PER_SECOND / wired.policy().spec().stepPeriodNanos()));
    return RunReport.begin(
        folder,
        new ReportSetup(
            file.name(),
            ReportSetup.boundsOf(wired.station().model()),
            wired.policy().remarks(),
            picturesPerSecond,
            file.pace() == PaceKind.AS_FAST_AS_POSSIBLE));
  }

  /** A camera on the whole scene, where the world is simulated. */
  private static List<EmbeddedCamera> onlookers(ProviderContext context, long periodNanos) {
    CameraSpec overview = new CameraSpec(CameraMount.OVERVIEW.name(), 632, 416);
    return context
        .existing(EmbeddedSimulator.class)
        .map(world ->
            List.of(
                new EmbeddedCamera(
                    overview, overview.name(), periodNanos, 2, world.clock(), world::view)))
        .orElse(List.of());
  }

  private MqttGateway connect(MqttConfig mqtt, SafetyControls safety) {
    MqttGateway gateway = opened(new MqttGateway(mqtt.gateway(), mqtt.link(), host, host, safety));
    gateway.start(queue);
    return gateway;
  }

  private static Arena arena(LaunchFile file, ProviderContext context) {
    if (file.arena().kind() == ArenaKind.OPEN) {
      return new OpenArena(file.arena().stepLimit());
    }
    return StationFactory.world(context)
        .map(TabletopArena::new)
        .orElseThrow(() ->
            new InvalidInputException(
                "arena.kind: tabletop needs robot.kind: embedded, or `world` to say where the"
                    + " simulator is; use `open` for other robots"));
  }

  /** Keeps the results, in order. */
  private record ResultList(List<EpisodeResult> results) implements EpisodeListener {
    @Override
    public void ended(dev.ergon.core.instruction.Instruction instruction, EpisodeResult result) {
      results.add(result);
    }
  }
}
