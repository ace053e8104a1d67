package dev.ergon.policy.runtime.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.perception.image.ImagePipeline;
import dev.ergon.perception.image.ImageStep;
import dev.ergon.perception.image.Normalisation;
import dev.ergon.perception.image.ResampleFilter;
import java.util.ArrayList;
import java.util.List;

/**
 * The pipeline that a bundle's {@code preprocessor_config.json} describes, resized as Pillow does.
 * What a file leaves out is not guessed, except that the picture is scaled to 0..1 and normalised.
 */
public final class ImagePreprocessing {
  private final JsonFile config;

  private ImagePreprocessing(JsonFile config) {
    this.config = config;
  }

  /**
   * A new pipeline for {@code family}, to be owned by one thread.
   *
   * @throws InvalidInputException naming file and key, if it says what is not served
   */
  public static ImagePipeline of(BundleFolder folder, PolicyFamily family) {
    var reader = new ImagePreprocessing(JsonFile.read(folder.file("preprocessor_config.json")));
    try {
      return switch (family) {
        case LLAVA -> reader.clip();
        case SMOLVLM -> reader.idefics();
        case OPENVLA -> reader.prismatic();
      };
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException(reader.config.file() + ": " + e.getMessage(), e);
    }
  }

  /** CLIP: shortest edge, then the middle; or one exact size. */
  private ImagePipeline clip() {
    requireDone("/do_resize", "/do_rescale", "/do_normalize");
    ResampleFilter filter = filter("/resample");
    List<ImageStep> steps = new ArrayList<>();
    if (config.integer("/size/shortest_edge").isPresent()) {
      steps.add(
          new ImageStep.ResizeShortestEdge(config.requiredInteger("/size/shortest_edge"), filter));
    } else {
      steps.add(
          new ImageStep.Resize(
              config.requiredInteger("/size/width"),
              config.requiredInteger("/size/height"),
              filter));
    }
    if (config.at("/do_center_crop").asBoolean(false)) {
      int height = config.requiredInteger("/crop_size/height", "/crop_size");
      int width = config.requiredInteger("/crop_size/width", "/crop_size");
      steps.add(new ImageStep.CentreCrop(width, height));
    }
    return new ImagePipeline(steps, List.of(normalisation()));
  }

  /** Idefics3 without splitting: the longest edge, then one square tile. */
  private ImagePipeline idefics() {
    requireDone("/do_resize", "/do_rescale", "/do_normalize");
    ResampleFilter filter = filter("/resample");
    int tile = config.requiredInteger("/max_image_size/longest_edge");
    List<ImageStep> steps = new ArrayList<>();
    config
        .integer("/size/longest_edge")
        .ifPresent(edge -> steps.add(new ImageStep.ResizeLongestEdge(edge, filter)));
    steps.add(new ImageStep.Resize(tile, tile, filter));
    return new ImagePipeline(steps, List.of(normalisation()));
  }

  /** Prismatic: one or two backbones over the same resized picture. */
  private ImagePipeline prismatic() {
    ResampleFilter filter = filter("/tvf_resize_params/0/interpolation");
    JsonNode size = config.at("/tvf_resize_params/0/size");
    List<ImageStep> steps = new ArrayList<>();
    if (config.at("/tvf_do_letterbox").asBoolean(false)) {
      int[] sides = sides("/input_sizes/0", 1);
      steps.add(new ImageStep.Letterbox(sides[1], sides[0], filter, fill()));
    } else if (size.isArray()) {
      int[] sides = sides("/tvf_resize_params/0/size", 0);
      steps.add(new ImageStep.Resize(sides[1], sides[0], filter));
    } else {
      int edge = config.requiredInteger("/tvf_resize_params/0/size");
      int[] crop = sides("/tvf_crop_params/0/output_size", 0);
      steps.add(new ImageStep.ResizeShortestEdge(edge, filter));
      steps.add(new ImageStep.CentreCrop(crop[1], crop[0]));
    }
    List<Normalisation> normalisations = new ArrayList<>();
    int backbones = config.at("/tvf_normalize_params").size();
    for (int i = 0; i < backbones; i++) {
      String at = "/tvf_normalize_params/" + i;
      normalisations.add(
          new Normalisation(config.numbers(at + "/mean"), config.numbers(at + "/std")));
      requireSame("/tvf_resize_params", i);
    }
    return new ImagePipeline(steps, normalisations);
  }

  private int fill() {
    List<Double> colour = config.numbers("/tvf_letterbox_fill");
    if (colour.size() != 3) {
      throw config.wrong("/tvf_letterbox_fill", "three numbers 0..255");
    }
    int rgb = 0;
    for (double part : colour) {
      rgb = (rgb << 8) | ((int) part & 0xFF);
    }
    return rgb;
  }

  /** Height and width at {@code pointer}, from its item {@code from} on. */
  private int[] sides(String pointer, int from) {
    return new int[] {
      config.requiredInteger(pointer + "/" + from),
      config.requiredInteger(pointer + "/" + (from + 1))
    };
  }

  private void requireSame(String list, int backbone) {
    if (!config.at(list + "/0").equals(config.at(list + "/" + backbone))) {
      throw config.wrong(list + "/" + backbone, "what the first backbone has; others not served");
    }
  }

  private void requireDone(String... pointers) {
    for (String pointer : pointers) {
      if (!config.at(pointer).asBoolean(true)) {
        throw config.wrong(pointer, "true; pictures that are not prepared are not served");
      }
    }
    JsonNode factor = config.at("/rescale_factor");
    if (factor.isNumber() && Math.abs(factor.doubleValue() * 255 - 1) > 1e-6) {
      throw config.wrong("/rescale_factor", "1/255");
    }
  }

  private ResampleFilter filter(String pointer) {
    JsonNode node = config.at(pointer);
    if (node.isTextual()) {
      for (ResampleFilter filter : ResampleFilter.values()) {
        if (filter.name().equalsIgnoreCase(node.textValue())) {
          return filter;
        }
      }
    }
    if (!node.isInt()) {
      throw config.wrong(pointer, "Pillow's number or name of a filter");
    }
    return ResampleFilter.ofPillowCode(node.intValue());
  }

  private Normalisation normalisation() {
    return new Normalisation(config.numbers("/image_mean"), config.numbers("/image_std"));
  }
}
