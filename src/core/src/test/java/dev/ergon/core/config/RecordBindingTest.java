package dev.ergon.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.geometry.Vec3;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordBindingTest {
  enum Mode {
    HOLD,
    TIME_SHARED
  }

  record Gripper(double openM, @Default("10 N") double gripN) {
    Gripper {
      if (!(openM > 0)) {
        throw new IllegalArgumentException("gripper opening: got " + openM + " m, wanted > 0");
      }
    }
  }

  record Run(
      String name,
      long periodNanos,
      double speedMPerS,
      int chunkLength,
      boolean record,
      Mode mode,
      Gripper gripper,
      @Default("250 Hz") double rateHz,
      @Default("1 MiB") long bufferBytes,
      @Default("[]") List<String> tags,
      @Default("[0 m, 0 m, 0 m]") Vec3 originM,
      @Default("[]") List<Double> waypointsRad,
      @Default("{}") Map<String, ConfigNode> cameras,
      @Nullable Double angleRad,
      @Nullable String note) {}

  private static final String RUN =
      """
      name: "first run"
      period: 20 ms
      speed: 0.25 m/s
      chunk_length: 8
      record: true
      mode: time_shared
      gripper:
        open: 8 cm
      """;

  @Test
  void bindsEveryComponentToItsKey() {
    Run run = bind(RUN);
    assertEquals("first run", run.name());
    assertEquals(20_000_000, run.periodNanos());
    assertEquals(0.25, run.speedMPerS());
    assertEquals(8, run.chunkLength());
    assertEquals(true, run.record());
    assertEquals(Mode.TIME_SHARED, run.mode());
    assertEquals(new Gripper(0.08, 10), run.gripper());
  }

  @Test
  void takesDefaultsAndNullWhereTheFileIsSilent() {
    Run run = bind(RUN + "note:\nangle: ~\n");
    assertEquals(250, run.rateHz());
    assertEquals(1 << 20, run.bufferBytes());
    assertEquals(List.of(), run.tags());
    assertEquals(Vec3.ZERO, run.originM());
    assertNull(run.angleRad());
    assertNull(run.note());
  }

  @Test
  void bindsListsVectorsAndNamedChildren() {
    Run run =
        bind(
            RUN
                + """
                tags: [a, "b c"]
                origin: [10 cm, 0 m, -2 mm]
                waypoints: [90 deg, 1 rad]
                angle: -180 deg
                cameras:
                  front: {kind: file, path: a.mp4}
                  wrist: {kind: sim}
                """);
    assertEquals(List.of("a", "b c"), run.tags());
    assertEquals(new Vec3(0.1, 0, -0.002), run.originM());
    assertEquals(List.of(Math.PI / 2, 1.0), run.waypointsRad());
    assertEquals(-Math.PI, run.angleRad());
    assertEquals(Set.of("front", "wrist"), run.cameras().keySet());
    ConfigNode front = run.cameras().getOrDefault("front", node(""));
    assertEquals("a.mp4", front.text("path"));
    assertEquals("cameras.front", front.path());
    assertEquals("run.yaml:14", front.location());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          period: 20 ms     | period: 20        | run.yaml:2: period: got "20", wanted a duration with its unit (ns, us, ms, s, min or h)
          period: 20 ms     | period: 20 m      | run.yaml:2: period: got "20 m", wanted a duration with its unit (ns, us, ms, s, min or h)
          period: 20 ms     | period: 0.1 ns    | run.yaml:2: period: got "0.1 ns", which is not whole or too large, wanted a duration with its unit (ns, us, ms, s, min or h)
          period: 20 ms     | period: 1e99 h    | run.yaml:2: period: got "1e99 h", which is not whole or too large, wanted a duration with its unit (ns, us, ms, s, min or h)
          period: 20 ms     | period: [20 ms]   | run.yaml:2: period: got a list of 1, wanted a single value
          period: 20 ms     | perod: 20 ms      | run.yaml:2: perod: unknown key; did you mean 'period'?; known here: name, period, speed, chunk_length, record, mode, gripper, rate, buffer, tags, origin, waypoints, cameras, angle, note
          period: 20 ms     | ``                | run.yaml:1: lacks the key 'period', a duration with its unit (ns, us, ms, s, min or h)
          period: 20 ms     | period:           | run.yaml:1: lacks the key 'period', a duration with its unit (ns, us, ms, s, min or h)
          speed: 0.25 m/s   | speed: fast       | run.yaml:3: speed: got "fast", wanted a speed with its unit (mm/s, cm/s or m/s)
          chunk_length: 8   | chunk_length: 8.5 | run.yaml:4: chunk_length: got "8.5", which is not whole or too large, wanted a whole number
          chunk_length: 8   | chunk_length: 8 m | run.yaml:4: chunk_length: got "8 m", wanted a whole number
          chunk_length: 8   | chunk_length: 3e9 | run.yaml:4: chunk_length: got "3e9", which is not whole or too large, wanted a whole number
          record: true      | record: yes       | run.yaml:5: record: got "yes", wanted true or false
          mode: time_shared | mode: time_share  | run.yaml:6: mode: got "time_share", wanted one of hold, time_shared; did you mean 'time_shared'?
          open: 8 cm        | open: 0 cm        | run.yaml:7: gripper: gripper opening: got 0.0 m, wanted > 0
          open: 8 cm        | opne: 8 cm        | run.yaml:8: gripper.opne: unknown key; did you mean 'open'?; known here: open, grip
          open: 8 cm        | ``                | run.yaml:1: lacks the key 'gripper', keys with values
          name: "first run" | name: {a: b}      | run.yaml:1: name: got the keys a, wanted a single value
          """)
  void errorNamesFileLineAndKey(String part, String replacement, String wanted) {
    assertEquals(part, RUN.lines().map(String::strip).filter(part::equals).findFirst().orElse(""));
    String message = refusal(RUN.replace(part, replacement == null ? "" : replacement));
    assertEquals(wanted, message);
  }

  @Test
  void aMissingKeyIsToldWithThePlaceOfTheMappingItBelongsIn() {
    assertEquals(
        "run.yaml:7: gripper: lacks the key 'open', a length with its unit (mm, cm, m or km)",
        refusal(RUN.replace("open: 8 cm", "grip: 5 N")));
  }

  @Test
  void aRecordWithoutComponentsTakesNoKeys() {
    record Nothing() {}
    assertEquals(new Nothing(), node("").bind(Nothing.class));
    assertEquals(
        "run.yaml:1: a: unknown key; none is known here",
        String.valueOf(
            assertThrows(InvalidInputException.class, () -> node("a: b").bind(Nothing.class))
                .getMessage()));
  }

  private static Run bind(String yaml) {
    return node(yaml).bind(Run.class);
  }

  private static ConfigNode node(String yaml) {
    return ConfigReader.read("run.yaml", yaml);
  }

  private static String refusal(String yaml) {
    return String.valueOf(assertThrows(InvalidInputException.class, () -> bind(yaml)).getMessage());
  }
}
