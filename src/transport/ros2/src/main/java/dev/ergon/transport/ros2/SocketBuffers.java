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
      // Not readString: a second read of such a file answers nothing, and it reads twice.
      long permitted = Long.parseLong(Files.readAllLines(LIMIT).get(0).strip());
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
