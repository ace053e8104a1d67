package dev.ergon.launch.policy;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How much memory the process has, in MiB.
 *
 * @param resident what the system counts as its own; 0 where the system does not say (it is Linux
 *     that does, in {@code /proc/self/status})
 * @param heap objects in use, garbage included
 * @param direct direct buffers, which tensors lie in
 */
record MemoryReading(double resident, double heap, double direct) {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final double KIB_PER_MIB = 1024;
  private static final double BYTES_PER_MIB = 1024 * 1024;

  /** Now. */
  static MemoryReading take() {
    double direct =
        ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
            .filter(pool -> pool.getName().equals("direct"))
            .mapToLong(BufferPoolMXBean::getMemoryUsed)
            .sum();
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    return new MemoryReading(residentMebibytes(), heap / BYTES_PER_MIB, direct / BYTES_PER_MIB);
  }

  private static double residentMebibytes() {
    try {
      List<String> lines = Files.exists(STATUS) ? Files.readAllLines(STATUS) : List.of();
      for (String line : lines) {
        if (line.startsWith("VmRSS:")) {
          return Double.parseDouble(line.replaceAll("[^0-9]", "")) / KIB_PER_MIB;
        }
      }
      return 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
