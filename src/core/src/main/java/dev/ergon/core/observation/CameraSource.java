package dev.ergon.core.observation;

import java.util.Optional;

/** Something that takes pictures. {@link #latest()} may be called from any one thread. */
public interface CameraSource extends AutoCloseable {
  CameraSpec spec();

  /** The newest picture; empty until the first one. Never waits for one to arrive. */
  Optional<CameraFrame> latest();

  /** Why no picture comes, in words; empty while all is well. */
  String faultText();

  @Override
  void close();
}
