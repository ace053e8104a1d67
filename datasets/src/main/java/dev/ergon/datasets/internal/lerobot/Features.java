package dev.ergon.datasets.internal.lerobot;

import dev.ergon.core.episode.DatasetSpec;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.observation.CameraSpec;
import dev.ergon.datasets.lerobot.PictureStorage;
import java.util.ArrayList;
import java.util.List;

/** The features of a recording, and the recording of features. */
public final class Features {
  private static final List<String> PICTURE_AXES = List.of("height", "width", "channels");

  private Features() {}

  /** The features of {@code spec} in the order of their columns. */
  public static List<Feature> of(DatasetSpec spec, PictureStorage storage) {
    var features = new ArrayList<Feature>();
    for (CameraSpec camera : spec.cameras()) {
      features.add(
          new Feature(
              Feature.IMAGES + camera.name(),
              storage.dtype(),
              List.of(camera.height(), camera.width(), 3),
              PICTURE_AXES));
    }
    if (!spec.stateNames().isEmpty()) {
      features.add(Feature.vector(Feature.STATE, spec.stateNames()));
    }
    features.add(Feature.vector(Feature.ACTION, spec.actionNames()));
    features.add(Feature.scalar(Feature.REWARD, "float32"));
    features.add(Feature.scalar(Feature.DONE, "bool"));
    features.add(Feature.scalar(Feature.SUCCESS, "bool"));
    features.addAll(Feature.MANDATORY);
    return List.copyOf(features);
  }

  /** What {@code info} says in the terms of a recording. */
  public static DatasetSpec spec(InfoFile info) {
    var cameras = new ArrayList<CameraSpec>();
    for (Feature feature : info.features()) {
      if (feature.isPicture()) {
        cameras.add(camera(feature));
      }
    }
    return new DatasetSpec(
        info.robotType(),
        info.framesPerSecond(),
        names(info, Feature.STATE),
        names(info, Feature.ACTION),
        cameras);
  }

  /** The camera of a picture feature. */
  public static CameraSpec camera(Feature feature) {
    String name = feature.name();
    String plain =
        name.startsWith(Feature.IMAGES)
            ? name.substring(Feature.IMAGES.length())
            : name.substring(name.lastIndexOf('.') + 1);
    try {
      return new CameraSpec(
          plain.toLowerCase(java.util.Locale.ROOT).replace('-', '_'),
          feature.shape().get(1),
          feature.shape().get(0));
    } catch (IllegalArgumentException e) {
      throw new InvalidInputException("feature '" + name + "': " + e.getMessage(), e);
    }
  }

  private static List<String> names(InfoFile info, String name) {
    return info.feature(name).map(Features::names).orElse(List.of());
  }

  private static List<String> names(Feature feature) {
    if (feature.names().size() == feature.elements()) {
      return feature.names();
    }
    var names = new ArrayList<String>();
    for (int i = 0; i < feature.elements(); i++) {
      names.add(feature.name() + "_" + i);
    }
    return names;
  }
}
