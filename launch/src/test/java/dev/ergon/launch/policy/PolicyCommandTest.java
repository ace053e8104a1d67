package dev.ergon.launch.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ergon.core.error.ErgonException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class PolicyCommandTest {
  private static final Path BUNDLES =
      Path.of("..", "policy", "runtime", "src", "test", "resources", "policies");
  private static final String PICTURE = BUNDLES.resolve("images/img_00.png").toString();
  private static final ObjectMapper JSON = new ObjectMapper();

  private record Run(int status, String out, String err) {}

  @ParameterizedTest
  @ValueSource(strings = {"tiny_llava_vla", "tiny_openvla", "tiny_smolvlm"})
  void infersAsTheReferenceDoesWithoutAManifest(String name) throws Exception {
    JsonNode expected =
        JSON.readTree(BUNDLES.resolve(name).resolve("visible.json").toFile()).path("cases").path(0);
    Run run =
        run(
            "",
            "infer",
            "--model",
            BUNDLES.resolve(name).toString(),
            "--image",
            PICTURE,
            "--instruction",
            expected.path("instruction").asText());
    assertEquals(0, run.status(), run.err());
    JsonNode answer = JSON.readTree(run.out());
    List<String> keys = new ArrayList<>();
    answer.fieldNames().forEachRemaining(keys::add);
    assertEquals(List.of("prompt", "prompt_ids", "tokens", "text", "actions", "latency_ms"), keys);
    assertEquals(expected.path("prompt"), answer.path("prompt"));
    assertEquals(expected.path("input_ids"), answer.path("prompt_ids"));
    assertEquals(expected.path("greedy_action_tokens"), answer.path("tokens"));
    for (int i = 0; i < expected.path("action").size(); i++) {
      double action = answer.path("actions").path(0).path(i).asDouble();
      assertEquals(expected.path("action").get(i).asDouble(), action, 1e-12);
    }
    assertTrue(answer.path("latency_ms").path("total").asDouble() > 0);
    assertTrue(run.err().contains("no ergon.json"), run.err());
  }

  @Test
  void answersAQuestionWithWordsOfTheWholeVocabulary() throws Exception {
    JsonNode expected =
        JSON.readTree(BUNDLES.resolve("tiny_llava_vla/visible.json").toFile())
            .path("cases")
            .path(0);
    String words = expected.path("instruction").asText();
    Run run =
        run(
            "",
            "infer",
            "--model",
            BUNDLES.resolve("tiny_llava_vla").toString(),
            "--image",
            PICTURE,
            "--question",
            "--max-tokens",
            "7",
            "--instruction",
            "What action should the robot take to " + words + "?");
    JsonNode answer = JSON.readTree(run.out());
    assertEquals(expected.path("greedy_tokens"), answer.path("tokens"));
    assertEquals(0, answer.path("actions").size());
  }

  @Test
  void servesLinesAndRefusesBadOnesInTheirPlace() throws Exception {
    String lines =
        """
        {"image": "%s", "instruction": "pick up the red block"}
        nothing
        {"image": "missing.png", "instruction": "pick up the red block"}
        {"image": ["%s"], "instruction": "pick up the red block"}
        """
            .formatted(PICTURE, PICTURE);
    Run run = run(lines, "infer", "--jsonl", "--model", BUNDLES.resolve("tiny_openvla").toString());
    List<String> answers = run.out().lines().toList();
    assertEquals(4, answers.size());
    assertEquals(
        JSON.readTree(answers.get(0)).path("tokens"), JSON.readTree(answers.get(3)).path("tokens"));
    assertEquals("bad_input", JSON.readTree(answers.get(1)).path("error").asText());
    assertTrue(JSON.readTree(answers.get(2)).path("message").asText().contains("missing.png"));
  }

  @Test
  void endsWithTwoWhereAFileIsWrong() {
    Run run = run("", "inspect", "--model", BUNDLES.resolve("images").toString());
    assertEquals(2, run.status());
    assertTrue(run.err().contains("config.json"), run.err());
  }

  @Test
  void inspectsProvidersAndMeasuresStages() throws Exception {
    String model = BUNDLES.resolve("tiny_smolvlm").toString();
    JsonNode seen = JSON.readTree(run("", "inspect", "--json", "--model", model).out());
    assertEquals("smolvlm", seen.path("family").asText());
    assertEquals(3, seen.path("graphs").size());
    JsonNode measured =
        JSON.readTree(
            run("", "bench", "--json", "--steps", "3", "--warm-up", "1", "--model", model).out());
    assertTrue(measured.path("overhead_ratio_total").asDouble() >= 1, measured.toString());
    assertTrue(measured.path("stages_ms").has("per token"), measured.toString());
  }

  private static Run run(String input, String... arguments) {
    InputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
    CommandLine line = new CommandLine(new PolicyCommand(in));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler((failure, command, parsed) -> {
      if (failure instanceof ErgonException known) {
        command.getErr().println(known.getMessage());
        return known.exitCode().status();
      }
      throw failure;
    });
    return new Run(line.execute(arguments), out.toString(), err.toString());
  }
}
