package dev.ergon.control.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostKernelTest {
  @TempDir Path root;

  private void write(String file, String text) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text + "\n");
  }

  @Test
  void tellsThePreemptionModelThatTheKernelWasBuiltWith() throws IOException {
    write("proc/sys/kernel/osrelease", "6.1.0-21-amd64");
    write("proc/sys/kernel/version", "#1 SMP PREEMPT_DYNAMIC Debian 6.1.90-1 (2024-05-03)");
    assertEquals("kernel 6.1.0-21-amd64, preemption PREEMPT_DYNAMIC", HostKernel.of(root).line());
  }

  @Test
  void tellsARealTimeKernel() throws IOException {
    write("proc/sys/kernel/osrelease", "6.1.0-21-rt-amd64");
    write("sys/kernel/realtime", "1");
    assertEquals("PREEMPT_RT", HostKernel.of(root).preemption());
  }

  @Test
  void saysWhereNothingIsStated() throws IOException {
    write("proc/sys/kernel/version", "#1 SMP Debian");
    assertEquals("none stated", HostKernel.of(root).preemption());
  }
}
