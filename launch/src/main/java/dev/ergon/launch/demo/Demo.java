package dev.ergon.launch.demo;

import dev.ergon.control.rt.LoopReport;
import dev.ergon.core.error.TaskFailedException;
import dev.ergon.launch.broker.EmbeddedBroker;
import dev.ergon.launch.graph.LaunchFile;
import dev.ergon.launch.mqtt.MqttConfig;
import dev.ergon.launch.report.ReportFact;
import dev.ergon.launch.report.ReportFiles;
import dev.ergon.launch.run.EpisodeListener;
import dev.ergon.launch.run.RunResult;
import dev.ergon.launch.run.RunSummary;
import dev.ergon.launch.run.ShutdownRequest;
import dev.ergon.launch.session.RunSession;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Runs the demo from a launch file. */
public final class Demo {
  /** One thing to do of each kind. */
  public static final List<String> WISHES =
      List.of(
          "go to the blue cylinder",
          "pick up the red cube",
          "put the orange cube in the blue bowl",
          "push the yellow cube to the left",
          "stack the orange cube on the blue cube");

  private final LaunchFile file;
  private final Path folder;
  private final Path out;

  /**
   * @param folder where the launch file lies
   * @param out where video, contact sheet, report and dataset go
   */
  public Demo(LaunchFile file, Path folder, Path out) {
    this.file = file;
    this.folder = folder;
    this.out = out;
  }

  /** What came of it: the result, and the tables for people. */
  public record Outcome(RunResult result, RunSummary summary, Path contactSheet) {}

  /**
   * Asks for {@code wishes} and answers when all are done, or the process is asked to end.
   *
   * @param brokerUrl the broker to use, or null to start one
   */
  public Outcome run(
      List<String> wishes, @Nullable String brokerUrl, List<EpisodeListener> audience)
      throws InterruptedException {
    try (ShutdownRequest shutdown = new ShutdownRequest();
        EmbeddedBroker broker =
            brokerUrl == null ? EmbeddedBroker.start(EmbeddedBroker.ANY_PORT) : null) {
      MqttConfig mqtt =
          MqttConfig.at(broker == null ? Objects.requireNonNull(brokerUrl) : broker.url());
      return serve(file.withMqtt(mqtt), mqtt, wishes, audience, shutdown);
    }
  }

  private Outcome serve(
      LaunchFile wired,
      MqttConfig mqtt,
      List<String> wishes,
      List<EpisodeListener> audience,
      ShutdownRequest shutdown)
      throws InterruptedException {
    try (RunSession session = new RunSession(wired, folder, out, audience);
        Visitor visitor = new Visitor(mqtt.link("ergon-demo-visitor"), mqtt.robot(), wishes)) {
      visitor.start();
      session.serve(visitor.or(shutdown));
      if (shutdown.isRequested()) {
        throw new TaskFailedException("the demo was stopped; its finished episodes are in " + out);
      }
      RunSummary summary = session.summary();
      ReportFiles files = Objects.requireNonNull(session.finishReport(facts(summary)));
      visitor.answers();
      return new Outcome(result(summary, files), summary, files.contactSheet());
    }
  }

  private List<ReportFact> facts(RunSummary summary) {
    LoopReport control = summary.control();
    return List.of(
        new ReportFact("policy", file.policy().text("kind")),
        new ReportFact("seed", Long.toString(file.seed())),
        new ReportFact(
            "success", String.format(Locale.ROOT, "%.0f %%", 100 * summary.successRate())),
        new ReportFact("control rate", control.rateHz() + " Hz"),
        new ReportFact("missed cycles", Long.toString(control.overruns())),
        new ReportFact("control at the end", control.state() + ", " + control.status()),
        new ReportFact("scheduling", control.scheduling()),
        new ReportFact("kernel", control.kernel().line()),
        new ReportFact(
            "cycles shaped by a limit", control.limitHitCount() + " of " + control.cycles()),
        new ReportFact(
            "allocated per cycle",
            String.format(Locale.ROOT, "%.1f bytes", control.allocatedBytesPerCycle())));
  }

  private RunResult result(RunSummary summary, ReportFiles files) {
    return new RunResult(
        file.arena().kind().name().toLowerCase(Locale.ROOT),
        file.seed(),
        file.policy().text("kind"),
        summary.episodes(),
        summary.successRate(),
        Map.of(),
        Map.of(),
        summary.policyLatencyMs(),
        summary.worldAnswerMs(),
        summary.controlSummary(),
        file.record() == null ? null : file.record().directory(),
        files.video().toString(),
        files.html().toString());
  }
}
