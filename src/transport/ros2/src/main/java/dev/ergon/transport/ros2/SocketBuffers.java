package dev.ergon.transport.ros2;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says so where Linux permits smaller socket buffers than pictures need. */
final class SocketBuffers {
  private static final Logger LOG = LoggerFactory.getLogger(SocketBuffers.class);
  private static final Path LIMIT = Path.of("/proc/sys/net/core/rmem_max");

  private SocketBuffers() {}

  static void warnIfSmall(int wantedBytes) {
    if (!Files.isReadable(LIMIT)) {
      return;
    }
    try {
      long permitted = Long.parseLong(Files.readString(LIMIT).strip());
      if (permitted < wantedBytes) {
        LOG.warn(
            "{} permits socket buffers of {} bytes, wanted {}: large pictures will be lost."
                + " As root: sysctl -w net.core.rmem_max={}",
            LIMIT,
            permitted,
            wantedBytes,
            wantedBytes);
      }
    } catch (IOException | NumberFormatException e) {
      LOG.debug("cannot read {}", LIMIT, e);
    }
  }
}
