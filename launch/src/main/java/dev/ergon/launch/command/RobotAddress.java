package dev.ergon.launch.command;

import dev.ergon.launch.mqtt.CommandClient;
import dev.ergon.launch.mqtt.CommandResult;
import dev.ergon.launch.mqtt.MqttConfig;
import dev.ergon.launch.output.Json;
import dev.ergon.transport.mqtt.MqttOptions;
import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a client reaches a running robot. */
final class RobotAddress {
  @Option(
      names = "--broker",
      paramLabel = "URL",
      defaultValue = "mqtt://127.0.0.1:1883",
      description = "The MQTT broker (default: ${DEFAULT-VALUE}).")
  private String broker = "mqtt://127.0.0.1:1883";

  @Option(
      names = "--robot",
      paramLabel = "ID",
      defaultValue = "robot1",
      description = "The robot's id in topics (default: ${DEFAULT-VALUE}).")
  private String robot = "robot1";

  @Option(names = "--user", paramLabel = "NAME", description = "The broker's user.")
  private @Nullable String user;

  @Option(
      names = "--password",
      paramLabel = "file:PATH|env:NAME",
      description = "Where the user's password stands; never the password itself.")
  private @Nullable String password;

  @Option(
      names = "--authorities",
      paramLabel = "PEM",
      description = "Certificate authorities to trust, for mqtts:// brokers.")
  private @Nullable String authorities;

  /** Connects. */
  CommandClient connect() {
    MqttConfig defaults = MqttConfig.at(broker);
    MqttOptions options =
        new MqttConfig(
                broker,
                robot,
                user,
                password,
                authorities == null ? null : new MqttConfig.TlsConfig(authorities, null, null),
                defaults.keepAliveNanos(),
                defaults.telemetryPeriodNanos(),
                defaults.stateHeartbeatNanos(),
                defaults.maxAgeNanos())
            .link("ergon-command-" + ProcessHandle.current().pid());
    return new CommandClient(options, robot);
  }

  /** Prints {@code result} and answers the exit status. */
  static int report(CommandResult result, boolean json, PrintWriter out) {
    if (json) {
      out.println(Json.oneLine(result));
    } else {
      out.printf(
          Locale.ROOT,
          "%s%s%s%n",
          result.state(),
          result.steps() > 0
              ? String.format(
                  Locale.ROOT, " in %d steps, %.1f s", result.steps(), result.elapsedSeconds())
              : "",
          result.reason().isEmpty() ? "" : ": " + result.reason());
    }
    out.flush();
    return result.exit().status();
  }
}
