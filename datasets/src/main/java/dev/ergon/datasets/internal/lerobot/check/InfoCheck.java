package dev.ergon.datasets.internal.lerobot.check;

import dev.ergon.core.error.InvalidInputException;
import dev.ergon.datasets.internal.lerobot.DatasetLayout;
import dev.ergon.datasets.internal.lerobot.Feature;
import dev.ergon.datasets.internal.lerobot.FileSlot;
import dev.ergon.datasets.internal.lerobot.InfoFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** {@code meta/info.json}: version, rate and features. */
public final class InfoCheck {
  private InfoCheck() {}

  /** The info, or nothing if no other check makes sense. */
  public static Optional<InfoFile> check(DatasetLayout layout, Findings findings) {
    Path file = layout.info();
    if (!Files.exists(file)) {
      findings.error(file, "", "nothing", "the info of a LeRobotDataset v3.0");
      return Optional.empty();
    }
    InfoFile info;
    try {
      info = InfoFile.read(file);
    } catch (InvalidInputException e) {
      findings.unreadable(file, e);
      return Optional.empty();
    }
    if (!info.isVersion3()) {
      findings.error(file, "codebase_version", info.codebaseVersion(), "v3.x");
      return Optional.empty();
    }
    for (Feature wanted : Feature.MANDATORY) {
      mandatory(file, info, wanted, findings);
    }
    for (Feature feature : info.features()) {
      feature(file, feature, findings);
    }
    if (!paths(layout, info, findings)) {
      return Optional.empty();
    }
    if (info.totalEpisodes() == 0) {
      findings.warning(file, "total_episodes", 0, "at least one; nothing loads without");
    }
    return Optional.of(info);
  }

  /** Whether the path templates lead to files of the dataset. */
  private static boolean paths(DatasetLayout layout, InfoFile info, Findings findings) {
    boolean data = path("data_path", info.dataPath(), "", layout, findings);
    boolean videos = true;
    for (Feature video : info.videos()) {
      videos &= path("video_path", info.videoPath(), video.name(), layout, findings);
    }
    return data && videos;
  }

  private static boolean path(
      String key, String template, String videoKey, DatasetLayout layout, Findings findings) {
    try {
      if (!layout.fill(template, videoKey, FileSlot.FIRST).equals(layout.root())) {
        return true;
      }
    } catch (InvalidInputException e) {
      // reported below, as an empty template is
    }
    findings.error(layout.info(), key, "'" + template + "'", "a template inside the dataset");
    return false;
  }

  private static void mandatory(Path file, InfoFile info, Feature wanted, Findings findings) {
    String place = "features." + wanted.name();
    Optional<Feature> got = info.feature(wanted.name());
    if (got.isEmpty()) {
      findings.error(file, place, "nothing", wanted.dtype() + " of shape " + wanted.shape());
    } else {
      findings.require(file, place + ".dtype", got.get().dtype(), wanted.dtype());
      findings.require(file, place + ".shape", got.get().shape(), wanted.shape());
    }
  }

  private static void feature(Path file, Feature feature, Findings findings) {
    String place = "features." + feature.name();
    if (!feature.isNumeric() && !feature.isPicture() && !feature.isText()) {
      findings.warning(file, place + ".dtype", feature.dtype(), "a dtype that this check knows");
    }
    boolean vector = feature.isNumeric() && feature.axes() == 1;
    if (vector && feature.names().isEmpty()) {
      findings.warning(file, place + ".names", "none", "one name per entry");
    } else if (vector && feature.names().size() != feature.elements()) {
      findings.warning(
          file, place + ".names", feature.names().size() + " names", feature.elements());
    }
  }
}
