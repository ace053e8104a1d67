package dev.ergon.tokenizer.fast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.ergon.tokenizer.ActionShape;
import dev.ergon.tokenizer.TokenizerMode;
import dev.ergon.tokenizer.reference.ReferenceVectors;
import dev.ergon.tokenizer.spec.SmoothChunks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Hugging Face library loads what a fit writes, and encodes and decodes as we do. */
class HuggingFacePeerTest {
  private static final ActionShape SHAPE = new ActionShape(20, 7);

  @TempDir private Path folder;

  @Test
  void theLibraryLoadsAFittedTokenizerAndAgreesWithIt() throws IOException {
    FastFitter fitter = new FastFitter(SHAPE, FastLayout.DEFAULT_SCALE, 512);
    List<double[][]> chunks = SmoothChunks.of(SHAPE, 150, 3);
    chunks.forEach(fitter::add);
    FittedFast fitted = fitter.fit();
    fitted.write(folder);
    FastTokenizer tokenizer = fitted.tokenizer(TokenizerMode.STRICT);
    assertTrue(fitted.vocabulary().merges().size() > 300);
    try (HuggingFaceTokenizer library =
        HuggingFaceTokenizer.newInstance(folder.resolve("tokenizer.json"))) {
      for (double[][] chunk : chunks) {
        int[] ours = tokenizer.encode(chunk);
        int[] codePoints = tokenizer.decodedCodePoints(ours);
        String text = new String(codePoints, 0, codePoints.length);
        long[] theirs = library.encode(text, false, false).getIds();
        assertArrayEquals(theirs, Arrays.stream(ours).asLongStream().toArray());
        assertArrayEquals(
            codePoints, library.decode(theirs).codePoints().toArray(), "decoded by the library");
      }
    }
    ReferenceVectors.report("chunks that the library encodes and decodes alike", chunks.size());
  }
}
