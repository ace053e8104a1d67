package dev.ergon.perception.image;

import java.util.List;

/**
 * From samples 0..255 to what a model saw in training: {@code (sample / 255 - mean) / std}, channel
 * by channel.
 *
 * @param mean red, green, blue, on the scale 0..1
 * @param std likewise, above 0
 */
public record Normalisation(List<Double> mean, List<Double> std) {
  /** CLIP's. */
  public static final Normalisation CLIP =
      new Normalisation(
          List.of(0.48145466, 0.4578275, 0.40821073), List.of(0.26862954, 0.26130258, 0.27577711));

  /** ImageNet's, which DINOv2 uses. */
  public static final Normalisation IMAGENET =
      new Normalisation(List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225));

  /** To -1..1, as SigLIP does. */
  public static final Normalisation SYMMETRIC =
      new Normalisation(List.of(0.5, 0.5, 0.5), List.of(0.5, 0.5, 0.5));

  public Normalisation {
    mean = List.copyOf(mean);
    std = List.copyOf(std);
    if (mean.size() != RgbRaster.CHANNELS || std.size() != RgbRaster.CHANNELS) {
      throw new IllegalArgumentException(
          "normalisation: got " + mean + " and " + std + ", wanted three numbers each");
    }
    for (int channel = 0; channel < RgbRaster.CHANNELS; channel++) {
      if (!Double.isFinite(mean.get(channel))
          || !(std.get(channel) > 0 && Double.isFinite(std.get(channel)))) {
        throw new IllegalArgumentException(
            "normalisation channel "
                + channel
                + ": got mean "
                + mean.get(channel)
                + ", std "
                + std.get(channel)
                + ", wanted finite numbers, std above 0");
      }
    }
  }

  /** The value for each sample 0..255 of a channel. */
  float[] table(int channel) {
    float[] values = new float[256];
    for (int sample = 0; sample < 256; sample++) {
      values[sample] = (float) ((sample / 255.0 - mean.get(channel)) / std.get(channel));
    }
    return values;
  }
}
