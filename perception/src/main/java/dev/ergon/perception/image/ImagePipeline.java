package dev.ergon.perception.image;

import dev.ergon.core.image.Image;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A model's image preprocessing: geometric steps in 8 bits, then one or several normalisations of
 * the result, stacked along the channels. The bytes between are Pillow's. Nothing is allocated
 * after the first picture of a size. Owned by one thread.
 */
public final class ImagePipeline {
  private static final int BLACK = 0;

  private final List<ImageStep> steps;
  private final int width;
  private final int height;
  private final List<float[]> tables = new ArrayList<>();
  private final Resampler resampler = new Resampler();
  private final RgbRaster inner = new RgbRaster();
  private final float[] normalised;
  private RgbRaster current = new RgbRaster();
  private RgbRaster next = new RgbRaster();

  /**
   * @param steps in order; the last must fix the size
   * @param normalisations each adds three channels; OpenVLA's fused backbone has two
   * @throws IllegalArgumentException if the steps leave the size open, or nothing normalises
   */
  public ImagePipeline(List<ImageStep> steps, List<Normalisation> normalisations) {
    this.steps = List.copyOf(steps);
    if (normalisations.isEmpty()) {
      throw new IllegalArgumentException("image pipeline: got no normalisation, wanted 1 or more");
    }
    int[] size = fixedSize(this.steps);
    width = size[0];
    height = size[1];
    normalised = new float[RgbRaster.CHANNELS * width * height];
    for (Normalisation normalisation : normalisations) {
      for (int channel = 0; channel < RgbRaster.CHANNELS; channel++) {
        tables.add(normalisation.table(channel));
      }
    }
  }

  public int channels() {
    return tables.size();
  }

  public int height() {
    return height;
  }

  public int width() {
    return width;
  }

  /** A direct buffer, in native order, for one result of {@link #apply(Image, FloatBuffer)}. */
  public FloatBuffer newBuffer() {
    return ByteBuffer.allocateDirect(channels() * height * width * Float.BYTES)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  /**
   * Writes {@code [channel, row, column]} to {@code target} from its position on, and leaves the
   * position behind the last value.
   *
   * @throws java.nio.BufferOverflowException if the target is too small
   */
  public void apply(Image image, FloatBuffer target) {
    RgbRaster ready = run(image);
    byte[] samples = ready.samples();
    int pixels = width * height;
    for (int plane = 0; plane < tables.size(); plane += RgbRaster.CHANNELS) {
      float[] red = tables.get(plane);
      float[] green = tables.get(plane + 1);
      float[] blue = tables.get(plane + 2);
      for (int i = 0; i < pixels; i++) {
        normalised[i] = red[samples[RgbRaster.CHANNELS * i] & 0xFF];
        normalised[pixels + i] = green[samples[RgbRaster.CHANNELS * i + 1] & 0xFF];
        normalised[2 * pixels + i] = blue[samples[RgbRaster.CHANNELS * i + 2] & 0xFF];
      }
      target.put(normalised);
    }
  }

  /** The picture after the geometric steps, before it is normalised. */
  public Image picture(Image image) {
    return run(image).toImage();
  }

  private RgbRaster run(Image image) {
    current.load(image);
    for (int i = 0; i < steps.size(); i++) {
      take(steps.get(i));
      RgbRaster done = next;
      next = current;
      current = done;
    }
    return current;
  }

  /** Takes a step from {@link #current} to {@link #next}. */
  private void take(ImageStep step) {
    int w = current.width();
    int h = current.height();
    if (step instanceof ImageStep.Resize to) {
      resampler.resize(current, next, to.width(), to.height(), to.filter());
    } else if (step instanceof ImageStep.ResizeShortestEdge to) {
      int longer = (int) ((double) to.edge() * Math.max(w, h) / Math.min(w, h));
      resize(w <= h ? to.edge() : longer, w <= h ? longer : to.edge(), to.filter());
    } else if (step instanceof ImageStep.ResizeLongestEdge to) {
      double aspect = (double) w / h;
      int shorter = roundedToEven((int) (w >= h ? to.edge() / aspect : to.edge() * aspect));
      resize(w >= h ? to.edge() : shorter, w >= h ? shorter : to.edge(), to.filter());
    } else if (step instanceof ImageStep.CentreCrop to) {
      next.place(
          current,
          to.width(),
          to.height(),
          -Math.floorDiv(w - to.width(), 2),
          -Math.floorDiv(h - to.height(), 2),
          BLACK);
    } else if (step instanceof ImageStep.Letterbox to) {
      double ratio = Math.max((double) w / to.width(), (double) h / to.height());
      int innerWidth = Math.max(1, (int) (w / ratio));
      int innerHeight = Math.max(1, (int) (h / ratio));
      resampler.resize(current, inner, innerWidth, innerHeight, to.filter());
      int left = (to.width() - innerWidth) / 2;
      int top = (to.height() - innerHeight) / 2;
      next.place(inner, to.width(), to.height(), left, top, to.rgb());
    } else if (step instanceof ImageStep.PadToSquare to) {
      int left = (Math.max(w, h) - w) / 2;
      int top = (Math.max(w, h) - h) / 2;
      next.place(current, w + 2 * left, h + 2 * top, left, top, to.rgb());
    }
  }

  private void resize(int toWidth, int toHeight, ResampleFilter filter) {
    resampler.resize(current, next, toWidth, toHeight, filter);
  }

  private static int roundedToEven(int side) {
    return Math.max(2, side + side % 2);
  }

  /** Width and height that the last step fixes. */
  private static int[] fixedSize(List<ImageStep> steps) {
    ImageStep last =
        steps.isEmpty() ? new ImageStep.PadToSquare(BLACK) : steps.get(steps.size() - 1);
    if (last instanceof ImageStep.Resize to) {
      return new int[] {to.width(), to.height()};
    } else if (last instanceof ImageStep.CentreCrop to) {
      return new int[] {to.width(), to.height()};
    } else if (last instanceof ImageStep.Letterbox to) {
      return new int[] {to.width(), to.height()};
    }
    throw new IllegalArgumentException(
        "image pipeline: got " + steps + ", wanted resize, centre crop or letterbox as last step");
  }
}
