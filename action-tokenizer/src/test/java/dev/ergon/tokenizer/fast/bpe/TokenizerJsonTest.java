package dev.ergon.tokenizer.fast.bpe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ergon.tokenizer.TokenizerException;
import dev.ergon.tokenizer.reference.ReferenceVectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenizerJsonTest {
  private static final String SMALL =
      """
      {"added_tokens": [], "normalizer": null,
       "pre_tokenizer": {"type": "ByteLevel", "add_prefix_space": false, "use_regex": true},
       "decoder": {"type": "ByteLevel"},
       "model": {"type": "BPE", "dropout": null, "unk_token": null, "byte_fallback": false,
                 "vocab": {"a": 0, "b": 1, "ab": 2}, "merges": [["a", "b"]]}}
      """;

  @TempDir private Path folder;

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("tokenizer.json"), text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fast_h10_d7_v1024", "fast_h50_d14_v2048"})
  void writesBackEveryValueOfTheLibrarysFile(String name) {
    BytePairVocabulary vocabulary =
        TokenizerJson.read(ReferenceVectors.path(name + "/tokenizer.json"));
    assertEquals(ReferenceVectors.read(name + "/tokenizer.json"), TokenizerJson.tree(vocabulary));
  }

  @Test
  void whatIsWrittenIsReadBackTheSame() throws IOException {
    BytePairVocabulary vocabulary = TokenizerJson.read(write(SMALL));
    TokenizerJson.write(vocabulary, folder.resolve("out"));
    Path written = folder.resolve("out/tokenizer.json");
    assertEquals(
        TokenizerJson.tree(vocabulary),
        JsonMapper.builder().build().readTree(Files.readAllBytes(written)));
    assertEquals(vocabulary.tokens(), TokenizerJson.read(written).tokens());
  }

  @Test
  void readsMergesOfOlderFiles() throws IOException {
    BytePairVocabulary vocabulary =
        TokenizerJson.read(write(SMALL.replace("[[\"a\", \"b\"]]", "[\"a b\"]")));
    assertEquals(new Merge(0, 1, 2), vocabulary.merges().get(0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\"BPE\"|\"Unigram\"",
        "\"dropout\": null|\"dropout\": 0.1",
        "\"byte_fallback\": false|\"byte_fallback\": true",
        "\"unk_token\": null|\"unk_token\": \"<unk>\"",
        "\"add_prefix_space\": false|\"add_prefix_space\": true",
        "\"normalizer\": null|\"normalizer\": {\"type\": \"NFC\"}",
        "\"added_tokens\": []|\"added_tokens\": [{\"id\": 3}]",
        "\"ab\": 2|\"ab\": 3",
        "\"ab\": 2|\"ab\": 1",
        "\"ab\": 2|\"ab\": \"2\"",
        "\"ab\": 2|\"ab\": -1",
        "[\"a\", \"b\"]|[\"b\", \"b\"]",
        "[\"a\", \"b\"]|7",
        "\"decoder\": {\"type\": \"ByteLevel\"}|\"decoder\": null",
        "\"model\"|\"madel\"",
        "{\"added|[{\"added"
      })
  void refusesAFileThatMeansSomethingElse(String original, String changed) throws IOException {
    Path file = write(SMALL.replace(original, changed));
    var e = assertThrows(TokenizerException.class, () -> TokenizerJson.read(file));
    assertEquals(TokenizerException.Code.BAD_INPUT, e.code());
  }

  @Test
  void refusesAFileThatIsNotThere() {
    Path file = folder.resolve("nothing.json");
    assertThrows(TokenizerException.class, () -> TokenizerJson.read(file));
  }

  @Test
  void refusesJsonNestedTooDeep() throws IOException {
    Path file = write("{\"a\":".repeat(100) + "1" + "}".repeat(100));
    assertThrows(TokenizerException.class, () -> TokenizerJson.read(file));
  }
}
