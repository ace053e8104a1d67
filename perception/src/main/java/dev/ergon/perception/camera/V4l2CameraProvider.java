package dev.ergon.perception.camera;

import dev.ergon.core.config.ConfigNode;
import dev.ergon.core.config.Default;
import dev.ergon.core.observation.CameraSource;
import dev.ergon.core.provider.CameraProvider;
import dev.ergon.core.provider.ProviderContext;
import dev.ergon.core.time.Clock;
import dev.ergon.core.time.SystemClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Kind {@code v4l2}: a camera of the Linux kernel, such as a USB camera. */
public final class V4l2CameraProvider implements CameraProvider {
  /**
   * The configuration.
   *
   * @param device for example {@code /dev/video0}
   * @param encoding what to ask of the camera, for example {@code mjpeg}
   */
  record Config(
      @Default("/dev/video0") String device,
      @Default("640") int width,
      @Default("480") int height,
      @Default("30 Hz") double rateHz,
      @Nullable String encoding,
      @Default("5 s") long startTimeoutNanos) {}

  @Override
  public String kind() {
    return "v4l2";
  }

  @Override
  public CameraSource open(String name, ConfigNode config, ProviderContext context) {
    Config wanted = config.bind(Config.class);
    Path device = Path.of(wanted.device());
    if (!Files.exists(device)) {
      throw new CameraUnavailableException(
          "camera '" + name + "': there is no " + device + "; is the camera plugged in?", null);
    }
    if (!Files.isReadable(device) || !Files.isWritable(device)) {
      throw new CameraUnavailableException(
          "camera '" + name + "': no permission for " + device + "; join the group 'video'", null);
    }
    return GrabbingCamera.open(
        name,
        new VideoInput.V4l2Device(device, wanted.encoding(), wanted.rateHz()),
        wanted.width(),
        wanted.height(),
        context.shared(Clock.class, SystemClock::new),
        Duration.ofNanos(wanted.startTimeoutNanos()));
  }
}
