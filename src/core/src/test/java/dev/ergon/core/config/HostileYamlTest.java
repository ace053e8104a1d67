package dev.ergon.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.core.error.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostileYamlTest {
  private static final String SAMPLE =
      """
      robot: &arm {kind: embedded, speed: 0.25 m/s}
      other: *arm
      cameras:
        - name: "front"
          size: [128, 96]   # pixels
        - name: 'wrist'
      text: |
        several
        lines
      """;

  record Sample(ConfigNode robot, ConfigNode other, ConfigNode cameras, String text) {}

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a: 1\\na: 2              | a.yaml:2: a: the key is there twice
          a: [1\\nb: 2             | a.yaml:2: not valid YAML
          a: *b                   | a.yaml:1: a: got the alias *b before its anchor
          a: !!java/object b      | a.yaml:1: a: got the tag
          --- a\\n--- b            | a.yaml:2: got a second document
          ? [a]\\n: b              | a.yaml:1: got a key that is not a plain name
          a: &x [*x]              | a.yaml:1: a.0: got the alias *x before its anchor
          """)
  void errorNamesFileAndLine(String yaml, String wanted) {
    String message = refusal(yaml.replace("\\n", "\n"));
    assertTrue(message.startsWith(wanted), message);
  }

  @Test
  void aliasesAreCopiesAtTheirOwnPath() {
    ConfigNode other = ConfigReader.read("a.yaml", SAMPLE).required("other");
    assertEquals("0.25 m/s", other.text("speed"));
    assertEquals("other.speed", other.required("speed").path());
  }

  @Test
  void refusesAliasesThatGrow() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 20; i++) {
      bomb.append("a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ", ").repeat(10) + "]\n");
    }
    assertTrue(refusal(bomb.toString()).contains("one value too many"));
  }

  @Test
  void refusesWhatIsNestedTooDeep() {
    assertTrue(refusal("[".repeat(100_000)).contains("nested too deep"));
    assertTrue(refusal("- ".repeat(10_000)).contains("nested too deep"));
  }

  @Test
  void refusesTooManyValuesAndTooLongTexts() {
    assertTrue(refusal("- x\n".repeat(20_001)).contains("one value too many"));
    assertTrue(refusal("x".repeat(ConfigReader.MAX_BYTES + 1)).contains("bytes"));
  }

  @Test
  void anEmptyFileHoldsNothing() {
    assertEquals(0, ConfigReader.read("a.yaml", "# only a remark\n").children().size());
  }

  @Test
  void refusesAFileThatIsNotThereOrNotUtf8(@TempDir Path folder) throws IOException {
    Path missing = folder.resolve("missing.yaml");
    InvalidInputException e =
        assertThrows(InvalidInputException.class, () -> ConfigReader.read(missing));
    assertTrue(String.valueOf(e.getMessage()).contains(missing.toString()));
    Path latin = Files.write(folder.resolve("latin.yaml"), new byte[] {'a', ':', (byte) 0xE9});
    assertThrows(InvalidInputException.class, () -> ConfigReader.read(latin));
  }

  @Property(tries = 2000)
  void damagedTextIsBoundOrRefusedAndNothingElse(@ForAll("damaged") String text) {
    try {
      ConfigReader.read("a.yaml", text).bind(Sample.class);
    } catch (InvalidInputException e) {
      assertTrue(String.valueOf(e.getMessage()).startsWith("a.yaml:"), e::getMessage);
    }
  }

  @Provide
  Arbitrary<String> damaged() {
    Arbitrary<Integer> place = Arbitraries.integers().between(0, SAMPLE.length());
    Arbitrary<String> noise =
        Arbitraries.oneOf(
            Arbitraries.strings().ofMaxLength(8),
            Arbitraries.strings().withChars("[]{}:,-&*!|>'\"#%@`? \n\tax0").ofMaxLength(8),
            Combinators.combine(place, Arbitraries.integers().between(0, 80))
                .as((at, length) -> SAMPLE.substring(at, Math.min(SAMPLE.length(), at + length))));
    return Combinators.combine(place, Arbitraries.integers().between(0, 20), noise)
        .as((at, length, inserted) ->
            SAMPLE.substring(0, at)
                + inserted
                + SAMPLE.substring(Math.min(SAMPLE.length(), at + length)));
  }

  private static String refusal(String yaml) {
    return String.valueOf(
        assertThrows(InvalidInputException.class, () -> ConfigReader.read("a.yaml", yaml))
            .getMessage());
  }
}
