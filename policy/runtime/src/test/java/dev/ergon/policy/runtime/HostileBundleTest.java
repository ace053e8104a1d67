package dev.ergon.policy.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.CodedOutputStream;
import dev.ergon.core.error.ExitCode;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.time.SystemClock;
import dev.ergon.policy.runtime.model.ModelSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bundles that are broken or lie are refused by name, and the JVM lives. */
class HostileBundleTest {
  private static final String VISION = "onnx/vision_encoder.onnx";
  private static final String DECODER = "onnx/decoder_model_merged.onnx";

  @TempDir Path folder;
  private BundleCopy bundle;

  @BeforeEach
  void copy() throws IOException {
    bundle = BundleCopy.in(folder.resolve("bundle"));
  }

  @Test
  void opensWhileNothingIsWrong() {
    BundlePolicy.open(bundle.path(), ModelSettings.cpu(1), new SystemClock()).close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        VISION,
        DECODER,
        "onnx/embed_tokens.onnx",
        "config.json",
        "tokenizer.json",
        "preprocessor_config.json",
        "ergon.json"
      })
  void refusesAMissingFileByName(String name) throws IOException {
    bundle.delete(name);
    assertRefused(Path.of(name).getFileName().toString(), "no such file");
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "1000", "400000", "789599"})
  void refusesATruncatedGraph(int length) throws IOException {
    bundle.write(DECODER, Arrays.copyOf(bundle.bytes(DECODER), length));
    assertRefused("decoder_model_merged.onnx");
  }

  @Test
  void refusesOrRunsACorruptedGraphButNeverCrashes() throws IOException {
    byte[] sound = bundle.bytes(VISION);
    Random random = new Random(7);
    int refused = 0;
    for (int trial = 0; trial < 40; trial++) {
      byte[] spoilt = sound.clone();
      for (int i = 0; i < 64; i++) {
        spoilt[random.nextInt(trial < 20 ? 4000 : spoilt.length)] = (byte) random.nextInt();
      }
      bundle.write(VISION, spoilt);
      try {
        BundlePolicy.open(bundle.path(), ModelSettings.cpu(1), new SystemClock()).close();
      } catch (InvalidInputException e) {
        refused++;
      }
    }
    assertTrue(refused > 0, "spoilt graphs that were refused");
  }

  @Test
  void refusesAVocabularyOfAnotherSize() throws IOException {
    bundle.replace("config.json", "\"vocab_size\": 896", "\"vocab_size\": 1024");
    assertRefused("decoder_model_merged.onnx", "896", "1024");
  }

  @Test
  void refusesATokenizerWithMoreIdsThanTheModel() throws IOException {
    bundle.replace("tokenizer.json", "\"id\": 833", "\"id\": 900");
    assertRefused("tokenizer.json", "900", "896");
  }

  @Test
  void refusesATokenizerWithoutTheActionTokens() throws IOException {
    bundle.replace("ergon.json", "\"vocabulary_size\": 832", "\"vocabulary_size\": 890");
    assertRefused("tokenizer.json", "action tokens");
  }

  @Test
  void refusesATokenizerThatIsNone() throws IOException {
    bundle.write("tokenizer.json", "{\"model\": {\"type\": \"BPE\", \"vocab\": {\"a\": 0}}}");
    assertRefused("tokenizer.json");
  }

  @Test
  void refusesWeightsOfTenGigabytesThatAreNotThere() throws IOException {
    bundle.write(VISION, withExternalWeights("weights.onnx_data", 0, 10_000_000_000L));
    assertRefused("vision_encoder.onnx", "weights.onnx_data");
    Files.write(folder.resolve("bundle/onnx/weights.onnx_data"), new byte[1000]);
    assertRefused("vision_encoder.onnx", "claims 10000000000 bytes", "1000 bytes");
  }

  @Test
  void refusesWeightsOfTenGigabytesThatAreThere() throws IOException {
    bundle.write(VISION, withExternalWeights("weights.onnx_data", 0, 10_000_000_000L));
    Path sparse = folder.resolve("bundle/onnx/weights.onnx_data");
    try (RandomAccessFile file = new RandomAccessFile(sparse.toFile(), "rw")) {
      file.setLength(10_000_000_000L);
    }
    assertRefused("vision_encoder.onnx", "weights.onnx_data", "max_model");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../../etc/passwd", "/etc/passwd", "..", "", "a/b"})
  void refusesWeightsElsewhere(String location) throws IOException {
    bundle.write(VISION, withExternalWeights(location, 0, 16));
    assertRefused("vision_encoder.onnx", "beside it");
  }

  @Test
  void refusesWeightsBehindALinkElsewhere() throws IOException {
    Path outside = Files.write(folder.resolve("outside"), new byte[64]);
    Files.createSymbolicLink(folder.resolve("bundle/onnx/weights.onnx_data"), outside);
    bundle.write(VISION, withExternalWeights("weights.onnx_data", 0, 16));
    assertRefused("vision_encoder.onnx", "beside it");
  }

  @Test
  void refusesNegativeOffsets() throws IOException {
    Files.write(folder.resolve("bundle/onnx/weights.onnx_data"), new byte[64]);
    bundle.write(VISION, withExternalWeights("weights.onnx_data", -4, 16));
    assertRefused("vision_encoder.onnx", "offset");
  }

  @Test
  void refusesGraphsInEachOthersPlace() throws IOException {
    bundle.write(VISION, bundle.bytes(DECODER));
    assertRefused("vision_encoder.onnx", "pixel_values");
  }

  @Test
  void listsEveryContradictionOfAManifest() throws IOException {
    bundle.replace("ergon.json", "\"llava\"", "\"smolvlm\"");
    bundle.replace("ergon.json", "\"vocabulary_size\": 832", "\"vocabulary_size\": 5000");
    bundle.replace("ergon.json", "-0.035, -0.1", "-0.1");
    assertRefused("family", "vocabulary_size", "action_tokens");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"name\": \"tiny\"|\"nam\": \"tiny\"|nam",
        "\"200 ms\"|\"200\"|step_period",
        "ergon-policy/1|ergon-policy/9|format",
        "\"chunk_length\": 1|\"chunk_length\": 0|chunk_length",
        "\"pillow\"|\"torchvision\"|pillow",
        "{instruction}? ASSISTANT|it? ASSISTANT|{instruction}",
        "delta_rotation\", \"low\": -0.25|delta_spin\", \"low\": -0.25|kind"
      })
  void refusesAManifestThatIsWrong(String old, String with, String named) throws IOException {
    bundle.replace("ergon.json", old, with);
    assertRefused(named);
  }

  private void assertRefused(String... named) {
    InvalidInputException refusal =
        assertThrows(
            InvalidInputException.class,
            () -> {
              BundlePolicy.open(bundle.path(), ModelSettings.cpu(1), new SystemClock()).close();
            });
    assertEquals(ExitCode.INVALID_INPUT, refusal.exitCode());
    for (String word : named) {
      assertTrue(refusal.getMessage().contains(word), "'" + word + "' in: " + refusal.getMessage());
    }
  }

  /** The smallest model whose one initializer keeps its data elsewhere. */
  private static byte[] withExternalWeights(String location, long offset, long length)
      throws IOException {
    byte[] tensor =
        message(out -> {
          out.writeInt64(1, length / 4);
          out.writeInt32(2, 1);
          out.writeString(8, "w");
          out.writeByteArray(13, entry("location", location));
          out.writeByteArray(13, entry("offset", Long.toString(offset)));
          out.writeByteArray(13, entry("length", Long.toString(length)));
          out.writeEnum(14, 1);
        });
    byte[] graph = message(out -> out.writeByteArray(5, tensor));
    return message(out -> {
      out.writeInt64(1, 8);
      out.writeByteArray(7, graph);
    });
  }

  private static byte[] entry(String key, String value) throws IOException {
    return message(out -> {
      out.writeString(1, key);
      out.writeString(2, value);
    });
  }

  private interface Fields {
    void write(CodedOutputStream out) throws IOException;
  }

  private static byte[] message(Fields fields) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    fields.write(out);
    out.flush();
    return bytes.toByteArray();
  }
}
