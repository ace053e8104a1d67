package dev.ergon.control.host;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps idle processors from falling asleep, which they wake from late, most of all in a virtual
 * machine: as long as this is open, Linux lets them take no longer to wake than 0 us (kernel
 * documentation, {@code power/pm_qos_interface}). It costs power. Not real-time safe.
 */
public final class AwakeProcessors implements AutoCloseable {
  private static final Path DEVICE = Path.of("/dev/cpu_dma_latency");

  private final FileChannel held;

  private AwakeProcessors(FileChannel held) {
    this.held = held;
  }

  /**
   * From now until {@link #close}.
   *
   * @throws IOException if the system does not let this process: only root may, unless a udev rule
   *     says otherwise
   */
  public static AwakeProcessors keep() throws IOException {
    return keep(DEVICE);
  }

  static AwakeProcessors keep(Path device) throws IOException {
    FileChannel held = FileChannel.open(device, StandardOpenOption.WRITE);
    try {
      // A 32-bit number of the host's byte order; 0 has the same bytes in either.
      held.write(ByteBuffer.allocate(Integer.BYTES));
      return new AwakeProcessors(held);
    } catch (IOException e) {
      held.close();
      throw e;
    }
  }

  /** The kernel forgets the request when the file closes. */
  @Override
  public void close() throws IOException {
    held.close();
  }
}
