package dev.ergon.launch.tokenizer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ergon.tokenizer.TokenizerException;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TokenizerCommandTest {
  private static final String RT2 =
      """
      {"type": "rt2", "terminate_classes": 2, "dimensions": [
        {"name": "dx", "low": -1, "high": 1}, {"name": "dy", "low": -1, "high": 1},
        {"name": "dz", "low": -1, "high": 1}, {"name": "rx", "low": -1.5707963, "high": 1.5707963},
        {"name": "ry", "low": -1.5707963, "high": 1.5707963},
        {"name": "rz", "low": -1.5707963, "high": 1.5707963},
        {"name": "gripper", "low": -1, "high": 1}]}
      """;

  @TempDir private Path folder;

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static int run(InputStream in, PrintWriter out, String... args) {
    CommandLine line = new CommandLine(new TokenizerCommand(in));
    line.setOut(out);
    AtomicReference<RuntimeException> failed = new AtomicReference<>();
    line.setExecutionExceptionHandler((failure, command, parsed) -> {
      failed.set((RuntimeException) failure);
      return 1;
    });
    int status = line.execute(args);
    if (failed.get() != null) {
      throw failed.get();
    }
    return status;
  }

  private static String text(String input, String... args) {
    StringWriter out = new StringWriter();
    var in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    assertEquals(0, run(in, new PrintWriter(out), args));
    return out.toString();
  }

  private static List<JsonNode> answers(String input, String... args) throws IOException {
    List<JsonNode> answers = new ArrayList<>();
    for (String line : text(input, args).lines().toList()) {
      answers.add(JsonMapper.builder().build().readTree(line));
    }
    return answers;
  }

  private static void assertRefused(String code, JsonNode answer) {
    assertEquals(code, answer.path("error").asText(), answer.toString());
    assertTrue(answer.path("message").asText().length() > 10, answer.toString());
  }

  @Test
  void encodesAndDecodesRt2WithItsText() throws IOException {
    String spec = write("spec.json", RT2).toString();
    JsonNode encoded =
        answers("{\"actions\": [[1, 0, 0.5, -1, 0, 0, 0, 1]]}\n", "encode", "--spec", spec).get(0);
    assertEquals("[1,127,191,0,127,127,127,255]", encoded.get("tokens").toString());
    assertEquals("1 127 191 0 127 127 127 255", encoded.get("text").asText());
    JsonNode decoded = answers(encoded + "\n", "decode", "--spec", spec).get(0);
    assertEquals(1, decoded.get("actions").size());
    assertEquals(-0.0039215686274509665, decoded.get("actions").get(0).get(1).doubleValue(), 0);
  }

  @Test
  void refusesALineWithItsCodeAndServesTheNext() throws IOException {
    String spec = write("spec.json", RT2).toString();
    String input =
        """
        {"actions": [[1, NaN, 0, 0, 0, 0, 0, 0]]}
        {"actions": [[1, "Infinity", 0, 0, 0, 0, 0, 0]]}
        {"actions": [[1, 1e400, 0, 0, 0, 0, 0, 0]]}
        {"actions": [[1, 1.5, 0, 0, 0, 0, 0, 0]]}
        {"actions": [[2, 0, 0, 0, 0, 0, 0, 0]]}
        {"actions": [[1, 0, 0, 0, 0, 0, 0]]}
        {"actions": [[1, 0, 0, 0, 0, 0, 0, 0], [1, 0, 0, 0, 0, 0, 0, 0]]}
        {"actions": 3}
        not json

        {"actions": [[1, 0, 0, 0, 0, 0, 0, 0]]} trailing
        {"actions": [[1, 0, 0, 0, 0, 0, 0, 0]]}
        """;
    List<JsonNode> answers = answers(input, "encode", "--spec", spec);
    assertEquals(12, answers.size());
    List<String> codes =
        List.of(
            "non_finite",
            "non_finite",
            "non_finite",
            "out_of_range",
            "out_of_range",
            "wrong_length",
            "wrong_length",
            "bad_input",
            "bad_input",
            "bad_input",
            "bad_input");
    for (int i = 0; i < codes.size(); i++) {
      assertRefused(codes.get(i), answers.get(i));
    }
    assertEquals(8, answers.get(11).get("tokens").size());
  }

  @Test
  void refusesTokensThatAreNone() throws IOException {
    String spec = write("spec.json", RT2).toString();
    String input =
        """
        {"tokens": [1, 256, 0, 0, 0, 0, 0, 0]}
        {"tokens": [2, 0, 0, 0, 0, 0, 0, 0]}
        {"tokens": [1, -1, 0, 0, 0, 0, 0, 0]}
        {"tokens": [1, 99999999999999999999, 0, 0, 0, 0, 0, 0]}
        {"tokens": [1, 2, 3]}
        {"tokens": []}
        {"tokens": [1.5, 0, 0, 0, 0, 0, 0, 0]}
        """;
    List<JsonNode> answers = answers(input, "decode", "--spec", spec);
    List<String> codes =
        List.of(
            "bad_token",
            "bad_token",
            "bad_token",
            "bad_token",
            "wrong_length",
            "wrong_length",
            "bad_input");
    for (int i = 0; i < codes.size(); i++) {
      assertRefused(codes.get(i), answers.get(i));
    }
  }

  @Test
  void referenceModeLetsThroughWhatThePublishedCodeDoes() throws IOException {
    String spec =
        write("spec.json", RT2.replace("\"rt2\",", "\"rt2\", \"mode\": \"reference\",")).toString();
    JsonNode encoded =
        answers("{\"actions\": [[1, NaN, 9, 0, 0, 0, 0, 0]]}\n", "encode", "--spec", spec).get(0);
    assertEquals("[1,-2147483648,255,127,127,127,127,127]", encoded.get("tokens").toString());
    JsonNode partial = answers("{\"tokens\": [1, 2, 3]}\n", "decode", "--spec", spec).get(0);
    assertEquals(3, partial.get("actions").get(0).size());
  }

  @Test
  void openVlaWithoutStatisticsTakesRowsOfAnyLength() throws IOException {
    String spec = write("spec.json", "{\"type\": \"openvla\", \"vocab_size\": 32000}").toString();
    List<JsonNode> answers =
        answers(
            """
            {"actions": [[-1, 0, 1], [0, 0, 0]]}
            {"actions": [[-1, 0, 1], [0, 0]]}
            {"actions": [[1.1]]}
            {"actions": []}
            """,
            "encode",
            "--spec",
            spec);
    assertEquals("[31999,31872,31744,31872,31872,31872]", answers.get(0).get("tokens").toString());
    assertTrue(answers.get(0).path("text").isMissingNode());
    assertRefused("wrong_length", answers.get(1));
    assertRefused("out_of_range", answers.get(2));
    assertRefused("wrong_length", answers.get(3));
    List<JsonNode> decoded =
        answers("{\"tokens\": [31999, 31872]}\n{\"tokens\": [2]}\n", "decode", "--spec", spec);
    assertEquals("[[-0.996078431372549,0.0]]", decoded.get(0).get("actions").toString());
    assertRefused("bad_token", decoded.get(1));
  }

  @Test
  void openVlaUnnormalisesByStatisticsBesideTheSpec() throws IOException {
    write(
        "dataset_statistics.json",
        """
        {"bridge_orig": {"action": {"q01": [-2, 0], "q99": [2, 1], "mask": [true, false]}},
         "other": {"action": {"q01": [0, 0], "q99": [1, 1]}}}
        """);
    String spec =
        write(
                "spec.json",
                """
                {"type": "openvla", "vocab_size": 32000,
                 "statistics": "dataset_statistics.json", "unnorm_key": "bridge_orig"}
                """)
            .toString();
    List<JsonNode> decoded =
        answers("{\"tokens\": [31744, 31744]}\n{\"tokens\": [31744]}\n", "decode", "--spec", spec);
    double top = 0.996078431372549;
    assertEquals(0.5 * (top + 1) * 4 - 2, decoded.get(0).at("/actions/0/0").doubleValue(), 1e-15);
    assertEquals(top, decoded.get(0).at("/actions/0/1").doubleValue(), 0);
    assertRefused("wrong_length", decoded.get(1));
  }

  @Test
  void aMissingUnnormKeyAmongSeveralIsTheSpecsFault() throws IOException {
    write(
        "dataset_statistics.json",
        """
        {"a": {"action": {"q01": [0], "q99": [1]}}, "b": {"action": {"q01": [0], "q99": [1]}}}
        """);
    String spec =
        write(
                "spec.json",
                """
                {"type": "openvla", "vocab_size": 32000, "statistics": "dataset_statistics.json"}
                """)
            .toString();
    var e = assertThrows(TokenizerException.class, () -> answers("", "decode", "--spec", spec));
    assertEquals(TokenizerException.Code.BAD_INPUT, e.code());
    assertTrue(e.toString().contains("[a, b]"), e.toString());
  }

  private static String chunks(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      double phase = random.nextDouble(6.28);
      List<String> rows = new ArrayList<>();
      for (int n = 0; n < 10; n++) {
        rows.add(
            "[" + 0.8 * Math.sin(phase + 0.3 * n) + "," + 0.5 * Math.cos(phase - 0.2 * n) + "]");
      }
      lines.append("{\"actions\": [").append(String.join(",", rows)).append("]}\n");
    }
    return lines.toString();
  }

  @Test
  void aFittedTokenizerEncodesAndDecodesItsOwnChunks() throws IOException {
    String out = folder.resolve("fitted").toString();
    JsonNode summary =
        answers(
                chunks(200, 1),
                "fit",
                "--horizon",
                "10",
                "--vocab-size",
                "128",
                "--scale",
                "10",
                "--out",
                out)
            .get(0);
    assertEquals(200, summary.get("chunks").intValue());
    assertEquals(128, summary.get("vocab_size").intValue());
    String spec = out + "/spec.json";
    String input = chunks(200, 1);
    String encoded = text(input, "encode", "--spec", spec);
    List<JsonNode> decoded = answers(encoded, "decode", "--spec", spec);
    List<JsonNode> wanted = new ArrayList<>();
    for (String line : input.lines().toList()) {
      wanted.add(JsonMapper.builder().build().readTree(line));
    }
    assertEquals(wanted.size(), decoded.size());
    for (int i = 0; i < wanted.size(); i++) {
      for (int n = 0; n < 10; n++) {
        String at = "/actions/" + n + "/0";
        assertNotNull(decoded.get(i).get("actions"), decoded.get(i).toString());
        assertEquals(wanted.get(i).at(at).doubleValue(), decoded.get(i).at(at).doubleValue(), 0.25);
      }
    }
  }

  @Test
  void fitNamesTheLineThatItRefuses() {
    var e =
        assertThrows(
            TokenizerException.class,
            () ->
                text(
                    chunks(2, 1) + "{\"actions\": [[1, 2]]}\n",
                    "fit",
                    "--horizon",
                    "10",
                    "--out",
                    folder.resolve("x").toString()));
    assertEquals(TokenizerException.Code.WRONG_LENGTH, e.code());
    assertTrue(e.toString().contains("line 3: "), e.toString());
  }

  @Test
  void inspectSaysResolutionAndRoundTripError() throws IOException {
    String spec = write("spec.json", RT2).toString();
    JsonNode report = answers("", "inspect", "--json", "--spec", spec).get(0);
    assertEquals("rt2", report.get("type").asText());
    JsonNode dx = report.get("dimensions").get(0);
    assertEquals("dx", dx.get("name").asText());
    assertEquals(2 / 255.0, dx.get("resolution").doubleValue(), 1e-15);
    assertEquals(-1 / 255.0, dx.get("mean_error").doubleValue(), 1e-4);
    assertTrue(text("", "inspect", "--spec", spec).contains("gripper"));
  }

  @Test
  void answersEachLineBeforeTheNextIsWritten() throws Exception {
    String spec = write("spec.json", RT2).toString();
    try (PipedOutputStream toCommand = new PipedOutputStream();
        PipedInputStream in = new PipedInputStream(toCommand);
        PipedOutputStream fromCommand = new PipedOutputStream();
        PipedInputStream answers = new PipedInputStream(fromCommand)) {
      var out = new PrintWriter(fromCommand, false, StandardCharsets.UTF_8);
      var done = CompletableFuture.supplyAsync(() -> run(in, out, "encode", "--spec", spec));
      var reader = new BufferedReader(new InputStreamReader(answers, StandardCharsets.UTF_8));
      for (int i = 0; i < 3; i++) {
        toCommand.write("{\"actions\": [[1, 0, 0, 0, 0, 0, 0, 0]]}\n".getBytes("UTF-8"));
        toCommand.flush();
        assertEquals(
            "{\"tokens\":[1,127,127,127,127,127,127,127],\"text\":\"1 127 127 127 127 127 127 127\"}",
            reader.readLine());
      }
      toCommand.close();
      assertEquals(0, done.get(30, TimeUnit.SECONDS));
    }
  }
}
