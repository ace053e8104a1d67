package dev.ergon.launch.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
  @TempDir private Path root = Path.of("");

  @Test
  void everyMissingThingComesWithARemedy() {
    for (Finding finding : new Doctor(new HostFiles(root, List.of())).examine()) {
      assertEquals(finding.ok(), finding.remedy().isEmpty(), finding::toString);
    }
  }

  @Test
  void everyExecutionProviderIsTriedAndTheCpuWorks() {
    assertTrue(find("policies on the CPU").ok());
    for (String gpu : List.of("policies on TensorRT", "policies on CUDA")) {
      assertFalse(find(gpu).found().isBlank(), gpu);
    }
  }

  @Test
  void realTimePriorityIsReadFromTheCapabilitiesOfTheProcess() throws IOException {
    write("proc/self/limits", "Max realtime priority     0                    0\n");
    write("proc/self/status", "Name:\tjava\nCapEff:\t0000000000000000\n");
    assertFalse(find("real-time priority").ok());
    write("proc/self/status", "Name:\tjava\nCapEff:\t0000000000800000\n");
    assertTrue(find("real-time priority").ok());
  }

  @Test
  void camerasAreTheVideoDevices() throws IOException {
    write("dev/video2", "");
    write("dev/video0", "");
    assertEquals("/dev/video0, /dev/video2", find("cameras").found());
  }

  private Finding find(String item) {
    return new Doctor(new HostFiles(root, List.of()))
        .examine().stream().filter(f -> f.item().equals(item)).findFirst().orElseThrow();
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
