package dev.ergon.policy.training.model;

import java.util.Objects;

/**
 * The sizes of a model.
 *
 * @param imageSize pixels per side of a picture; a multiple of 16
 * @param cameras pictures in one observation
 * @param visionWidth numbers per patch token
 * @param visionLayers transformer layers of the patch encoder
 * @param stateSize numbers in the robot's state vector
 * @param width D, numbers per row of the decoder
 * @param layers of the decoder
 * @param heads of every attention; divides both widths
 * @param vocabulary V, ids of the one vocabulary
 * @param maxPositions the longest sequence, pictures included
 * @param queries learned queries of a {@link QFormer} for each picture; 0 for an {@link
 *     MlpConnector}, a row for each patch
 * @param lora adapters of its linear layers
 */
public record VlaShape(
    int imageSize,
    int cameras,
    int visionWidth,
    int visionLayers,
    int stateSize,
    int width,
    int layers,
    int heads,
    int vocabulary,
    int maxPositions,
    int queries,
    Lora lora) {
  /** Pixels per side of what one patch token sees. */
  public static final int PATCH = 16;

  private static final int MAX_QUERIES = 256;

  public VlaShape {
    // Checkpoints of before there were adapters have no such key.
    lora = Objects.requireNonNullElse(lora, Lora.NONE);
    if (imageSize < PATCH || imageSize % PATCH != 0 || imageSize > 512) {
      throw new IllegalArgumentException(
          "image size: got " + imageSize + ", wanted a multiple of 16 in 16..512");
    }
    if (heads < 1 || width % heads != 0 || visionWidth % heads != 0) {
      throw new IllegalArgumentException(
          "heads: got " + heads + ", wanted a divisor of " + width + " and " + visionWidth);
    }
    if (queries < 0 || queries > MAX_QUERIES) {
      throw new IllegalArgumentException(
          "queries: got " + queries + ", wanted 0 (no Q-Former) or 1.." + MAX_QUERIES);
    }
    if (cameras < 1 || stateSize < 1 || layers < 1 || visionLayers < 0 || vocabulary < 1) {
      throw new IllegalArgumentException("a size of the model is too small");
    }
  }

  /** The same with other adapters. */
  public VlaShape withLora(Lora other) {
    return new VlaShape(
        imageSize,
        cameras,
        visionWidth,
        visionLayers,
        stateSize,
        width,
        layers,
        heads,
        vocabulary,
        maxPositions,
        queries,
        other);
  }

  /** Patches along a side of a picture. */
  public int grid() {
    return imageSize / PATCH;
  }

  /** Patch tokens of one picture. */
  public int patches() {
    return grid() * grid();
  }

  /** Whether a {@link QFormer} connects pictures and decoder. */
  public boolean asks() {
    return queries > 0;
  }

  /** Rows of the decoder for one picture. */
  public int pictureRows() {
    return asks() ? queries : patches();
  }

  /** Rows that come before the words: all pictures', then the state. */
  public int prefix() {
    return cameras * pictureRows() + 1;
  }

  /** The inner width of feed-forward layers. */
  public int inner() {
    return 4 * width;
  }
}
