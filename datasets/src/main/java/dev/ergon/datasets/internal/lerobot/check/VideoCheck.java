package dev.ergon.datasets.internal.lerobot.check;

import dev.ergon.core.error.InvalidInputException;
import dev.ergon.datasets.internal.lerobot.DatasetLayout;
import dev.ergon.datasets.internal.lerobot.EpisodeRow.VideoSpan;
import dev.ergon.datasets.internal.lerobot.EpisodeTable;
import dev.ergon.datasets.internal.lerobot.EpisodeVideo;
import dev.ergon.datasets.internal.lerobot.Feature;
import dev.ergon.datasets.internal.lerobot.InfoFile;
import dev.ergon.datasets.internal.lerobot.check.EpisodeCheck.Row;
import dev.ergon.datasets.internal.parquet.DoubleSink;
import dev.ergon.datasets.internal.video.Mp4Boxes;
import dev.ergon.datasets.internal.video.Mp4Decoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The video files: each is decoded to its end; picture i must show at i/fps, and every row must
 * find a picture within the loader's tolerance.
 */
public final class VideoCheck {
  private static final double TOLERANCE = EpisodeVideo.TOLERANCE_SECONDS;
  private static final double RATE_TOLERANCE = 1e-3;

  private final DatasetLayout layout;
  private final InfoFile info;
  private final Findings findings;

  public VideoCheck(DatasetLayout layout, InfoFile info, Findings findings) {
    this.layout = layout;
    this.info = info;
    this.findings = findings;
  }

  /** Decodes every file that {@code rows} point to; answers how many pictures there were. */
  public long check(List<DataEpisode> data, List<Row> rows) {
    long pictures = 0;
    for (Feature feature : info.videos()) {
      Map<Path, List<Integer>> episodes = new LinkedHashMap<>();
      for (int i = 0; i < Math.min(data.size(), rows.size()); i++) {
        VideoSpan span = span(rows.get(i), feature);
        Path file = layout.fill(info.videoPath(), feature.name(), span.file());
        episodes.computeIfAbsent(file, f -> new ArrayList<>()).add(i);
      }
      for (Map.Entry<Path, List<Integer>> entry : episodes.entrySet()) {
        DoubleSink times = decode(entry.getKey(), feature);
        pictures += times.size();
        if (times.size() > 0) {
          long shown = 0;
          for (int i : entry.getValue()) {
            episode(rows.get(i), i, data.get(i), feature, times);
            shown += data.get(i).length();
          }
          findings.require(entry.getKey(), "pictures", (long) times.size(), shown);
        }
      }
    }
    return pictures;
  }

  /** The time of every picture; none if the file does not play. */
  private DoubleSink decode(Path file, Feature feature) {
    var times = new DoubleSink();
    if (!Files.exists(file)) {
      findings.error(file, "", "nothing", "the pictures of " + feature.name());
      return times;
    }
    try {
      boxes(file);
      decode(file, feature, times);
    } catch (IOException | InvalidInputException e) {
      findings.error(file, "", String.valueOf(e.getMessage()), "a video that plays to its end");
    }
    for (int i = 0; i < times.size(); i++) {
      double wanted = i / (double) info.framesPerSecond();
      if (!(Math.abs(times.get(i) - wanted) <= TOLERANCE)) {
        findings.error(file, "picture " + i, times.get(i) + " s", wanted + " s");
        break; // those after it are off as well
      }
    }
    return times;
  }

  private void decode(Path file, Feature feature, DoubleSink times) throws IOException {
    try (var decoder = new Mp4Decoder(file)) {
      if (!(Math.abs(decoder.framesPerSecond() / info.framesPerSecond() - 1) <= RATE_TOLERANCE)) {
        findings.error(
            file, "rate", decoder.framesPerSecond() + "/s", info.framesPerSecond() + "/s");
      }
      findings.require(
          file, "size", List.of(decoder.height(), decoder.width()), feature.shape().subList(0, 2));
      Mp4Decoder.@Nullable Picture picture;
      while ((picture = decoder.next()) != null) {
        times.add(picture.seconds());
      }
    }
    if (times.size() == 0) {
      findings.error(file, "pictures", 0, "at least one");
    }
  }

  private void boxes(Path file) throws IOException {
    List<String> boxes = Mp4Boxes.topLevel(file);
    if (boxes.contains("moof")) {
      findings.error(file, "boxes", boxes, "an MP4 that is not fragmented");
    } else if (boxes.indexOf("moov") > boxes.indexOf("mdat")) {
      findings.warning(file, "boxes", boxes, "moov before mdat");
    }
  }

  private void episode(Row row, int index, DataEpisode data, Feature feature, DoubleSink times) {
    VideoSpan span = span(row, feature);
    double seconds = data.length() / (double) info.framesPerSecond();
    if (!(Math.abs(span.toSeconds() - span.fromSeconds() - seconds) <= TOLERANCE)) {
      findings.warning(
          row.file(),
          EpisodeTable.toTimestamp(feature.name()) + " row " + index,
          span.toSeconds(),
          span.fromSeconds() + seconds);
    }
    for (int i = 0; i < data.timestamps.size(); i++) {
      double wanted = span.fromSeconds() + data.timestamps.get(i);
      double nearest = nearest(times, wanted);
      if (!(Math.abs(nearest - wanted) <= TOLERANCE)) {
        findings.error(
            row.file(),
            EpisodeTable.fromTimestamp(feature.name()) + " row " + index,
            "a picture at " + nearest + " s",
            "one at " + wanted + " s for frame " + i);
        return;
      }
    }
  }

  private static double nearest(DoubleSink times, double wanted) {
    int low = 0;
    int high = times.size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (times.get(middle) < wanted) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    double above = times.get(low);
    double below = low > 0 ? times.get(low - 1) : above;
    return Math.abs(above - wanted) <= Math.abs(below - wanted) ? above : below;
  }

  private static VideoSpan span(Row row, Feature feature) {
    VideoSpan span = row.episode().videos().get(feature.name());
    if (span == null) {
      throw new IllegalStateException("no span for " + feature.name());
    }
    return span;
  }
}
