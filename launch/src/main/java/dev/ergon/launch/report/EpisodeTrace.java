package dev.ergon.launch.report;

import dev.ergon.core.image.Image;
import java.util.List;

/** What is kept of an episode that is over; bounded, however long it was. */
record EpisodeTrace(EpisodeVerdict verdict, List<Image> pictures, JointSeries series) {
  EpisodeTrace {
    pictures = List.copyOf(pictures);
  }
}
