package dev.ergon.launch.ros;

import dev.ergon.core.time.Clock;
import dev.ergon.launch.mqtt.RunState;
import dev.ergon.transport.ros.message.diagnostic_msgs.DiagnosticArray;
import dev.ergon.transport.ros.message.diagnostic_msgs.DiagnosticStatus;
import dev.ergon.transport.ros.message.diagnostic_msgs.KeyValue;
import dev.ergon.transport.ros.message.std_msgs.Header;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How the run stands, as ROS's tools for diagnostics show it: told when it changes, and once a
 * second. Used by the runner's thread.
 */
public final class RunDiagnostics implements Consumer<RunState> {
  /** Where ROS looks for it. */
  public static final String TOPIC = "/diagnostics";

  private static final long PERIOD_NANOS = 1_000_000_000L;
  private static final Set<String> HALTED = Set.of("FAULTED", "ESTOPPED");

  private final String name;
  private final String robot;
  private final Clock host;
  private final LongSupplier stampNanos;
  private final Consumer<DiagnosticArray> publisher;
  private @Nullable RunState told;
  private long toldNanos;

  /**
   * @param name of the node, without a slash in front
   * @param robot its name
   * @param stampNanos the time as ROS counts it
   */
  public RunDiagnostics(
      String name,
      String robot,
      Clock host,
      LongSupplier stampNanos,
      Consumer<DiagnosticArray> publisher) {
    this.name = name;
    this.robot = robot;
    this.host = host;
    this.stampNanos = stampNanos;
    this.publisher = publisher;
  }

  @Override
  public void accept(RunState state) {
    RunState before = told;
    long now = host.nanos();
    if (before == null || !before.isSameSituation(state) || now - toldNanos >= PERIOD_NANOS) {
      told = state;
      toldNanos = now;
      publisher.accept(
          new DiagnosticArray(new Header(0, stampNanos.getAsLong(), ""), List.of(status(state))));
    }
  }

  private DiagnosticStatus status(RunState state) {
    int level =
        HALTED.contains(state.mode())
            ? DiagnosticStatus.ERROR
            : state.mode().equals("STOPPING") ? DiagnosticStatus.WARN : DiagnosticStatus.OK;
    String message = state.detail().isEmpty() ? state.mode() : state.mode() + ", " + state.detail();
    return new DiagnosticStatus(
        level,
        name + ": run",
        message,
        robot,
        List.of(
            new KeyValue("mode", state.mode()),
            new KeyValue("status", state.detail()),
            new KeyValue("instruction", state.task() == null ? "" : state.task()),
            new KeyValue("step", Integer.toString(state.step())),
            new KeyValue("waiting", Integer.toString(state.waiting()))));
  }
}
