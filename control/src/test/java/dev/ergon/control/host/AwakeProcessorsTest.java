package dev.ergon.control.host;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AwakeProcessorsTest {
  @TempDir Path folder;

  @Test
  void asksForNoLatencyAtAll() throws IOException {
    Path device = Files.createFile(folder.resolve("cpu_dma_latency"));
    try (AwakeProcessors awake = AwakeProcessors.keep(device)) {
      assertEquals("", awake.refusal());
      assertArrayEquals(new byte[4], Files.readAllBytes(device));
    }
  }

  @Test
  void saysThatItMayNot() {
    try (AwakeProcessors awake = AwakeProcessors.keep(folder.resolve("no_device"))) {
      assertTrue(awake.refusal().contains("no_device"), awake.refusal());
    }
  }
}
