package dev.ergon.perception.camera;

import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a camera's pictures come from. */
public sealed interface VideoInput {
  /** How messages name it; holds no password. */
  String label();

  /** {@code message}, as FFmpeg put it, without a password. */
  default String redacted(String message) {
    return message;
  }

  /** Whether it goes on by itself, so that it is worth opening anew when it breaks off. */
  boolean isLive();

  /**
   * A video file, shown at the speed it was recorded.
   *
   * @param loop whether it begins anew at its end
   */
  record VideoFile(Path path, boolean loop) implements VideoInput {
    @Override
    public String label() {
      return path.toString();
    }

    @Override
    public boolean isLive() {
      return false;
    }
  }

  /**
   * A camera of the Linux kernel.
   *
   * @param device for example {@code /dev/video0}
   * @param encoding what to ask of the camera, for example {@code mjpeg}; null for its own choice
   * @param rateHz pictures per second to ask for, above 0
   */
  record V4l2Device(Path device, @Nullable String encoding, double rateHz) implements VideoInput {
    public V4l2Device {
      if (!(rateHz > 0 && rateHz <= 1000)) {
        throw new IllegalArgumentException(
            "camera " + device + " rate: got " + rateHz + " Hz, wanted above 0, up to 1000");
      }
    }

    @Override
    public String label() {
      return device.toString();
    }

    @Override
    public boolean isLive() {
      return true;
    }
  }

  /**
   * A stream from the network.
   *
   * @param uri {@code rtsp://} or {@code rtsps://}, with user and password if the camera asks
   * @param tcp whether pictures travel over the control connection, which loses none; else UDP
   */
  record RtspStream(URI uri, boolean tcp) implements VideoInput {
    private static final Pattern USER_INFO = Pattern.compile("//[^/@]*@");

    public RtspStream {
      String scheme = uri.getScheme();
      if (!"rtsp".equals(scheme) && !"rtsps".equals(scheme)) {
        throw new IllegalArgumentException(
            "camera stream: got '"
                + withoutPassword(uri)
                + "', wanted an address that begins with rtsp:// or rtsps://");
      }
    }

    @Override
    public String label() {
      return withoutPassword(uri);
    }

    @Override
    public boolean isLive() {
      return true;
    }

    @Override
    public String redacted(String message) {
      return USER_INFO.matcher(message).replaceAll("//");
    }

    /** Does not show the password either. */
    @Override
    public String toString() {
      return "RtspStream[" + label() + "]";
    }

    private static String withoutPassword(URI uri) {
      return USER_INFO.matcher(uri.toString()).replaceFirst("//");
    }
  }
}
