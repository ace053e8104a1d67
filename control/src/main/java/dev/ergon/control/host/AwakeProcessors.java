package dev.ergon.control.host;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keeps idle processors from falling asleep, which they wake from late, most of all in a virtual
 * machine: as long as this is open, Linux lets them take no longer to wake than 0 us (kernel
 * documentation, {@code power/pm_qos_interface}). It costs power. Not real-time safe.
 */
public final class AwakeProcessors implements AutoCloseable {
  private static final Path DEVICE = Path.of("/dev/cpu_dma_latency");

  private final @Nullable FileChannel held;
  private String refusal;

  private AwakeProcessors(@Nullable FileChannel held, String refusal) {
    this.held = held;
    this.refusal = refusal;
  }

  /**
   * From now until {@link #close}, if the system lets this process: only root may, unless a udev
   * rule says otherwise.
   */
  public static AwakeProcessors keep() {
    return keep(DEVICE);
  }

  static AwakeProcessors keep(Path device) {
    FileChannel held = null;
    try {
      held = FileChannel.open(device, StandardOpenOption.WRITE);
      // A 32-bit number of the host's byte order; 0 has the same bytes in either.
      held.write(ByteBuffer.allocate(Integer.BYTES));
      return new AwakeProcessors(held, "");
    } catch (IOException e) {
      return new AwakeProcessors(held, e.toString());
    }
  }

  /** Why processors may sleep after all; empty if they may not. */
  public String refusal() {
    return refusal;
  }

  /** The kernel forgets the request when the file closes. */
  @Override
  public void close() {
    if (held != null) {
      try {
        held.close();
      } catch (IOException e) {
        refusal = e.toString();
      }
    }
  }
}
