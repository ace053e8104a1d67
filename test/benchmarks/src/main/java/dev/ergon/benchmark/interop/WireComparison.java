package dev.ergon.benchmark.interop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ergon.launch.output.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * {@code WireComparison [EPISODES [SEED [in_step|real_time [WIRE...]]]]}: the expert picks, the
 * same episodes in the process and over every wire. Simulator and control wait for each other, so
 * that what is told is the wire's and not the machine's: from a command to the state that follows
 * it, and how much of that is more than in the process. With {@code real_time} both keep to the
 * host's time, as they do over the servo bus in any case; then there is no such figure.
 *
 * <p>The arm is Ergon's own but in the last two rows, which are to be held against each other.
 *
 * <p>Needs roscore and socat; run from the repository's root.
 */
public final class WireComparison {
  private WireComparison() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    int episodes = args.length > 0 ? Integer.parseInt(args[0]) : 50;
    long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
    boolean inStep = args.length < 3 || !args[2].equals("real_time");
    Path folder = Files.createTempDirectory("wires");
    Table table =
        new Table("wire", "done", "answer p50, ms", "p99", "more p50, ms", "p99", "failures");
    JsonNode own = null;
    for (Wire wire : wires(args)) {
      System.err.println(wire.title() + " ...");
      String played = wire.play(folder, episodes, seed, inStep);
      Path kept =
          Files.writeString(folder.resolve(wire.name().toLowerCase(Locale.ROOT) + ".json"), played);
      JsonNode result = new ObjectMapper().readTree(played);
      own = own == null ? result : own;
      System.err.println("  every episode: " + kept);
      table.row(
          wire.title(),
          String.format(Locale.ROOT, "%.1f %%", 100 * result.path("success_rate").asDouble()),
          answer(result, "p50"),
          answer(result, "p99"),
          more(result, own, "p50"),
          more(result, own, "p99"),
          failures(result));
    }
    System.out.println(table.render());
  }

  /** Those that are named, else all. */
  private static List<Wire> wires(String[] args) {
    return args.length < 4
        ? List.of(Wire.values())
        : Arrays.stream(args)
            .skip(3)
            .map(name -> Wire.valueOf(name.toUpperCase(Locale.ROOT)))
            .toList();
  }

  private static String answer(JsonNode result, String percentile) {
    return millis(result.path("world_answer_ms").path(percentile).asDouble());
  }

  private static String more(JsonNode result, JsonNode own, String percentile) {
    double here = result.path("world_answer_ms").path(percentile).asDouble();
    return here == 0 ? "" : millis(here - own.path("world_answer_ms").path(percentile).asDouble());
  }

  private static String millis(double value) {
    return value == 0 ? "" : String.format(Locale.ROOT, "%.3f", value);
  }

  /** The reasons of what failed, alike but for numbers, and how often each. */
  private static String failures(JsonNode result) {
    Map<String, Integer> causes = new TreeMap<>();
    for (JsonNode episode : result.path("episodes")) {
      if (!episode.path("success").asBoolean()) {
        causes.merge(episode.path("reason").asText().replaceAll("\\d+", "#"), 1, Integer::sum);
      }
    }
    return causes.entrySet().stream()
        .map(cause -> cause.getValue() + " x " + cause.getKey())
        .collect(Collectors.joining("; "));
  }
}
