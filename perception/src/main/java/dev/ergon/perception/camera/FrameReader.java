package dev.ergon.perception.camera;

import dev.ergon.core.image.Image;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads an opened input, picture by picture. Used from one thread. */
interface FrameReader extends AutoCloseable {
  /** Opens an input; may take as long as the network lets it. */
  interface Opener {
    FrameReader open() throws IOException;
  }

  /**
   * A picture and when it is due.
   *
   * @param dueNanos since the input's first picture; what a file says, 0 for live inputs
   */
  record TimedImage(Image image, long dueNanos) {}

  /**
   * The next picture, or null at the end of the input.
   *
   * @throws IOException if the input breaks off
   */
  @Nullable TimedImage next() throws IOException;

  @Override
  void close();
}
