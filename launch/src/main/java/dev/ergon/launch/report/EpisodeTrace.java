package dev.ergon.launch.report;

import dev.ergon.core.image.Image;
import dev.ergon.launch.run.EpisodeResult;
import java.util.List;

/** What is kept of an episode that is over; bounded, however long it was. */
record EpisodeTrace(EpisodeResult verdict, List<Image> pictures, JointSeries series) {
  EpisodeTrace {
    pictures = List.copyOf(pictures);
  }
}
