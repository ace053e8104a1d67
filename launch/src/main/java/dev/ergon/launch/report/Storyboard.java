package dev.ergon.launch.report;

import dev.ergon.core.image.Image;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first, a middle and the last picture of an episode whose length is not known in advance. In
 * between it keeps at most {@link #CAPACITY} candidates, evenly spaced.
 */
final class Storyboard {
  private static final int CAPACITY = 16;

  private final List<Image> candidates = new ArrayList<>();
  private @Nullable Image last;
  private long offered;
  private long stride = 1;

  void add(Image image) {
    last = image;
    if (offered++ % stride != 0) {
      return;
    }
    if (candidates.size() == CAPACITY) {
      for (int i = CAPACITY - 1; i > 0; i -= 2) {
        candidates.remove(i);
      }
      stride *= 2;
    }
    candidates.add(image);
  }

  /** Three pictures, or none if there was no picture. */
  List<Image> pictures() {
    if (last == null) {
      return List.of();
    }
    int middle = (int) Math.min(candidates.size() - 1, (offered - 1) / 2 / stride);
    return List.of(candidates.get(0), candidates.get(middle), last);
  }
}
