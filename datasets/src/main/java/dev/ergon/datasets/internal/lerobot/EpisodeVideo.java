package dev.ergon.datasets.internal.lerobot;

import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.image.Image;
import dev.ergon.datasets.internal.video.Mp4Decoder;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The pictures of one episode and camera, row by row, looked up as the reference loader does: the
 * picture nearest to the row's time, which must be within a tenth of a millisecond.
 */
public final class EpisodeVideo implements AutoCloseable {
  /** How far a picture may be from its row's time, in seconds. */
  public static final double TOLERANCE_SECONDS = 1e-4;

  private final Path file;
  private final double fromSeconds;
  private final Feature feature;
  private final Mp4Decoder decoder;

  /** Opens {@code file} at the episode's first picture. */
  public EpisodeVideo(Path file, double fromSeconds, Feature feature) {
    this.file = file;
    this.fromSeconds = fromSeconds;
    this.feature = feature;
    try {
      decoder = new Mp4Decoder(file);
      if (fromSeconds > 0) {
        decoder.seek(fromSeconds);
      }
    } catch (IOException e) {
      throw new InvalidInputException(
          file + ": got a file that does not play (" + e.getMessage() + ")", e);
    }
  }

  /** The picture of the row at {@code seconds} of the episode; rows are asked for in order. */
  public Image at(double seconds) {
    double wanted = fromSeconds + seconds;
    try {
      Mp4Decoder.@Nullable Picture picture = decoder.next();
      while (picture != null && picture.seconds() < wanted - TOLERANCE_SECONDS) {
        picture = decoder.next();
      }
      if (picture == null || picture.seconds() > wanted + TOLERANCE_SECONDS) {
        throw new InvalidInputException(
            file
                + ": got "
                + (picture == null ? "the end" : "a picture at " + picture.seconds() + " s")
                + ", wanted one at "
                + wanted
                + " s within "
                + TOLERANCE_SECONDS
                + " s");
      }
      return sized(picture.image());
    } catch (IOException e) {
      throw new InvalidInputException(
          file + ": got pictures that do not decode at " + wanted + " s (" + e.getMessage() + ")",
          e);
    }
  }

  @Override
  public void close() {
    try {
      decoder.close();
    } catch (IOException e) {
      throw new InvalidInputException(file + ": cannot be closed: " + e.getMessage(), e);
    }
  }

  private Image sized(Image image) {
    int height = feature.shape().get(0);
    int width = feature.shape().get(1);
    if (image.width() != width || image.height() != height) {
      throw new InvalidInputException(
          file
              + ": got pictures of "
              + image.width()
              + "x"
              + image.height()
              + ", wanted "
              + width
              + "x"
              + height);
    }
    return image;
  }
}
