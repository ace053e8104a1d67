package dev.ergon.policy.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.onnxruntime.OnnxJavaType;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.time.SystemClock;
import dev.ergon.perception.image.ImageDecoder;
import dev.ergon.policy.runtime.bundle.BundleManifest;
import dev.ergon.policy.runtime.bundle.GraphVariant;
import dev.ergon.policy.runtime.model.ModelSettings;
import dev.ergon.policy.runtime.onnx.SessionSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphVariantTest {
  private static final int[] REFERENCE = {813, 829, 612, 651, 593, 756, 604};

  @TempDir Path folder;

  @Test
  void passesEmbeddingsKeysAndLogitsInHalfPrecisionWhereTheGraphsDo() throws IOException {
    BundleCopy bundle = BundleCopy.in(folder);
    for (String graph : List.of("vision_encoder", "embed_tokens", "decoder_model_merged")) {
      byte[] half = HalfPrecision.of(bundle.bytes("onnx/" + graph + ".onnx"), Set.of());
      bundle.write("onnx/" + graph + "_fp16.onnx", half);
    }
    try (BundleModel model = open(bundle, GraphVariant.FP16, GraphVariant.FP16)) {
      var decoder = model.model().graphs().get(2);
      assertEquals(OnnxJavaType.FLOAT16, decoder.input("past_key_values.0.key").type);
      assertArrayEquals(REFERENCE, tokens(model));
    }
  }

  @Test
  void joinsAHalfPrecisionVisionEncoderToAFullPrecisionDecoder() throws IOException {
    BundleCopy bundle = BundleCopy.in(folder);
    byte[] half = HalfPrecision.of(bundle.bytes("onnx/vision_encoder.onnx"), Set.of());
    bundle.write("onnx/vision_encoder_fp16.onnx", half);
    try (BundleModel model = open(bundle, GraphVariant.FP16, GraphVariant.FP32)) {
      assertArrayEquals(REFERENCE, tokens(model));
    }
  }

  @Test
  void refusesAVariantThatIsNotThere() throws IOException {
    BundleCopy bundle = BundleCopy.in(folder);
    assertThrows(
        InvalidInputException.class, () -> open(bundle, GraphVariant.Q4, GraphVariant.Q4).close());
  }

  private static int[] tokens(BundleModel model) {
    var image = ImageDecoder.read(TestBundles.image("img_00.png"));
    return model.act(List.of(image), "pick up the red block", new double[0], false).tokens();
  }

  private static BundleModel open(BundleCopy bundle, GraphVariant vision, GraphVariant language) {
    var session = SessionSettings.cpu(1);
    return BundleModel.open(
        bundle.path(),
        BundleManifest.read(bundle.path().resolve("ergon.json")),
        new ModelSettings(session, session, vision, language, 1L << 30),
        new SystemClock());
  }
}
