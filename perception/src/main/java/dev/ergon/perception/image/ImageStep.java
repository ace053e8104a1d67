package dev.ergon.perception.image;

import dev.ergon.core.image.Image;

/** One step from a camera's picture to the size a model takes. Sizes are in pixels. */
public sealed interface ImageStep {
  /** To exactly this size; the sides' ratio is not kept. */
  record Resize(int width, int height, ResampleFilter filter) implements ImageStep {
    public Resize {
      requireSize("resize", width, height);
    }
  }

  /**
   * Until the shorter side is {@code edge}; the longer is {@code edge * longer / shorter}, rounded
   * down (CLIP).
   */
  record ResizeShortestEdge(int edge, ResampleFilter filter) implements ImageStep {
    public ResizeShortestEdge {
      requireSize("resize shortest edge", edge, edge);
    }
  }

  /**
   * Until the longer side is {@code edge}; the shorter keeps the ratio, rounded down, then up to an
   * even number (Idefics3, SmolVLM).
   */
  record ResizeLongestEdge(int edge, ResampleFilter filter) implements ImageStep {
    public ResizeLongestEdge {
      requireSize("resize longest edge", edge, edge);
    }
  }

  /** The middle part, starting at {@code (side - crop) / 2} rounded down; black where it ends. */
  record CentreCrop(int width, int height) implements ImageStep {
    public CentreCrop {
      requireSize("centre crop", width, height);
    }
  }

  /**
   * Into this size with the ratio kept, in the middle of a plain ground.
   *
   * @param rgb the ground's colour, 0xRRGGBB
   */
  record Letterbox(int width, int height, ResampleFilter filter, int rgb) implements ImageStep {
    public Letterbox {
      requireSize("letterbox", width, height);
    }
  }

  /**
   * Onto a square ground as wide as the longer side, in the middle, size unchanged.
   *
   * @param rgb the ground's colour, 0xRRGGBB
   */
  record PadToSquare(int rgb) implements ImageStep {}

  private static void requireSize(String step, int width, int height) {
    if (width < 1 || height < 1 || width > Image.MAX_SIDE || height > Image.MAX_SIDE) {
      throw new IllegalArgumentException(
          step + ": got " + width + "x" + height + ", wanted 1.." + Image.MAX_SIDE + " each");
    }
  }
}
