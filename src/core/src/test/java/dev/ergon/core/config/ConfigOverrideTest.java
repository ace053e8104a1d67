package dev.ergon.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ergon.core.error.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigOverrideTest {
  private final ConfigNode run =
      ConfigReader.read(
          "run.yaml",
          """
          policy: {kind: onnx, seed: 3}
          cameras: [{name: front, width: 64}, {name: wrist, width: 64}]
          """);

  @Test
  void replacesOneValueAndKeepsTheRest() {
    ConfigNode policy = run.withOverride("policy.kind=expert").required("policy");
    assertEquals("expert", policy.text("kind"));
    assertEquals("3", policy.text("seed"));
    assertEquals("onnx", run.required("policy").text("kind"));
  }

  @Test
  void reachesAListsItemByIndex() {
    ConfigNode cameras = run.withOverride("cameras.1.width=128").required("cameras");
    assertEquals("64", cameras.items().get(0).text("width"));
    assertEquals("128", cameras.items().get(1).text("width"));
  }

  @Test
  void addsKeysThatAreNotThere() {
    ConfigNode control = run.withOverride("control.limits.speed=0.1 m/s").required("control");
    assertEquals("0.1 m/s", control.required("limits").text("speed"));
  }

  @Test
  void takesYamlAsTheValue() {
    assertEquals(
        2, run.withOverride("cameras=[{name: a}, {name: b}]").required("cameras").items().size());
    assertEquals("a=b", run.withOverride("policy.kind=a=b").required("policy").text("kind"));
    assertEquals("", run.withOverride("policy.kind=''").required("policy").text("kind"));
  }

  @Test
  void errorsOfTheValueNameTheOverride() {
    record Policy(String kind, int seed) {}
    ConfigNode policy = run.withOverride("policy.seed=x").required("policy");
    assertEquals(
        "override 'policy.seed=x': policy.seed: got \"x\", wanted a whole number",
        String.valueOf(
            assertThrows(InvalidInputException.class, () -> policy.bind(Policy.class))
                .getMessage()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          policy            | override 'policy': wanted a dotted path, '=' and a value, as in policy.kind=expert
          =x                | override '=x': wanted a dotted path, '=' and a value, as in policy.kind=expert
          policy..kind=x    | override 'policy..kind=x': wanted a dotted path, '=' and a value, as in policy.kind=expert
          cameras.2.width=1 | override 'cameras.2.width=1': 'cameras' is a list of 2 (run.yaml:2): got the index '2', wanted 0..1
          cameras.front=1   | override 'cameras.front=1': 'cameras' is a list of 2 (run.yaml:2): got the index 'front', wanted 0..1
          policy.kind.x=1   | override 'policy.kind.x=1': 'policy.kind' is the value "onnx" (run.yaml:1) and has no key 'x'
          policy.kind=[     | override 'policy.kind=[': not valid YAML: expected the node content, but found '<stream end>'
          """)
  void refusesWhatCannotBeApplied(String override, String wanted) {
    assertEquals(
        wanted,
        String.valueOf(
            assertThrows(InvalidInputException.class, () -> run.withOverride(override))
                .getMessage()));
  }
}
