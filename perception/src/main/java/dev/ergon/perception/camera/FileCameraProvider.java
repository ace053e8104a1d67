package dev.ergon.perception.camera;

import dev.ergon.core.config.ConfigNode;
import dev.ergon.core.config.Default;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.observation.CameraSource;
import dev.ergon.core.provider.CameraProvider;
import dev.ergon.core.provider.ProviderContext;
import dev.ergon.core.time.Clock;
import dev.ergon.core.time.SystemClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Kind {@code file}: a video, shown at the speed it was recorded. */
public final class FileCameraProvider implements CameraProvider {
  /**
   * The configuration.
   *
   * @param path relative to the launch file's folder
   * @param width of the pictures, with {@code height}; 0 for the video's own
   * @param loop whether it begins anew at its end
   */
  record Config(
      String path,
      @Default("0") int width,
      @Default("0") int height,
      @Default("false") boolean loop,
      @Default("5 s") long startTimeoutNanos) {}

  @Override
  public String kind() {
    return "file";
  }

  @Override
  public CameraSource open(String name, ConfigNode config, ProviderContext context) {
    Config wanted = config.bind(Config.class);
    Path path = context.resolve(wanted.path());
    if (!Files.isReadable(path)) {
      throw new InvalidInputException(
          config.location() + ": camera '" + name + "': cannot read the video " + path);
    }
    return GrabbingCamera.open(
        name,
        new VideoInput.VideoFile(path, wanted.loop()),
        wanted.width(),
        wanted.height(),
        context.shared(Clock.class, SystemClock::new),
        Duration.ofNanos(wanted.startTimeoutNanos()));
  }
}
