package dev.ergon.perception.camera;

import dev.ergon.core.config.ConfigNode;
import dev.ergon.core.config.Default;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.observation.CameraSource;
import dev.ergon.core.provider.CameraProvider;
import dev.ergon.core.provider.ProviderContext;
import dev.ergon.core.time.Clock;
import dev.ergon.core.time.SystemClock;
import java.net.URI;
import java.time.Duration;

/** Kind {@code rtsp}: a stream from the network. */
public final class RtspCameraProvider implements CameraProvider {
  /**
   * The configuration.
   *
   * @param url {@code rtsp://} or {@code rtsps://}
   * @param width of the pictures, with {@code height}; 0 for the stream's own
   * @param tcp whether pictures travel over the control connection, which loses none; else UDP
   */
  record Config(
      String url,
      @Default("0") int width,
      @Default("0") int height,
      @Default("true") boolean tcp,
      @Default("10 s") long startTimeoutNanos) {}

  @Override
  public String kind() {
    return "rtsp";
  }

  @Override
  public CameraSource open(String name, ConfigNode config, ProviderContext context) {
    Config wanted = config.bind(Config.class);
    return GrabbingCamera.open(
        name,
        stream(config, wanted),
        wanted.width(),
        wanted.height(),
        context.shared(Clock.class, SystemClock::new),
        Duration.ofNanos(wanted.startTimeoutNanos()));
  }

  private static VideoInput stream(ConfigNode config, Config wanted) {
    try {
      return new VideoInput.RtspStream(URI.create(wanted.url()), wanted.tcp());
    } catch (IllegalArgumentException e) {
      // The address may hold a password: the message must not repeat it.
      throw new InvalidInputException(
          config.location() + ": url: wanted an address such as rtsp://host/path", null);
    }
  }
}
