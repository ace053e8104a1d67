package dev.ergon.policy.training.language;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ergon.policy.runtime.prompt.TextTokenizer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hugging Face's tokenizer reads the file as the vocabulary reads sentences in training. */
class TokenizerFileTest {
  private static final Vocabulary VOCABULARY =
      new Vocabulary(3, List.of("pick", "up", "the", "red", "cube", "yes", "2"));

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pick up the red cube",
        "  Pick UP, the red... cube!",
        "pick\tup the RED-cube",
        "pick up the enormous cube",
        "cube2 2",
        "",
        "<a17> <x3>"
      })
  void readsSentencesAsTrainingDoes(String sentence) throws Exception {
    TokenizerFile.write(VOCABULARY, folder.resolve("tokenizer.json"));
    try (TextTokenizer tokenizer = TextTokenizer.read(folder.resolve("tokenizer.json"))) {
      assertArrayEquals(VOCABULARY.sentence(sentence), tokenizer.encode(sentence));
    }
  }

  @Test
  void marksAreTokensOfTheirOwn() throws Exception {
    TokenizerFile.write(VOCABULARY, folder.resolve("tokenizer.json"));
    try (TextTokenizer tokenizer = TextTokenizer.read(folder.resolve("tokenizer.json"))) {
      int[] ids = tokenizer.encode("<image><state>red cube<action>");
      assertArrayEquals(
          new int[] {
            VOCABULARY.id("<image>"),
            VOCABULARY.id("<state>"),
            VOCABULARY.id("red"),
            VOCABULARY.id("cube"),
            VOCABULARY.id("<action>")
          },
          ids);
    }
  }

  @Test
  void actionsAreTheLastIds() {
    assertEquals(VOCABULARY.size() - 256, VOCABULARY.firstAction());
    assertEquals(VOCABULARY.size() - 1, VOCABULARY.id("<a255>"));
  }
}
