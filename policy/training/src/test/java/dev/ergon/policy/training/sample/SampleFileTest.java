package dev.ergon.policy.training.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.core.error.InvalidInputException;
import dev.ergon.policy.training.SmallWorld;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleFileTest {
  @TempDir Path folder;

  @Test
  void givesBackWhatWasWritten() throws Exception {
    Path path = SmallWorld.write(folder, 5, 1);
    Random random = new Random(1);
    try (SampleFile file = SampleFile.open(path)) {
      assertEquals(5, file.size());
      for (int i = 0; i < 5; i++) {
        TrainingSample expected = SmallWorld.sample(random);
        TrainingSample read = file.get(i);
        assertArrayEquals(expected.pictures().get(1), read.pictures().get(1));
        assertArrayEquals(expected.state(), read.state());
        assertEquals(expected.questions(), read.questions());
        assertEquals(expected.marks(), read.marks());
        assertEquals(expected.actions().get(1).instruction(), read.actions().get(1).instruction());
        assertArrayEquals(expected.actions().get(1).action(), read.actions().get(1).action());
      }
    }
  }

  @Test
  void hasNoNameUntilItIsWhole() throws Exception {
    Path path = folder.resolve("half");
    try (SampleWriter writer = new SampleWriter(path)) {
      writer.add(SmallWorld.sample(new Random(2)));
      assertFalse(Files.exists(path));
    }
    assertTrue(Files.exists(path));
  }

  @Test
  void cutOffAndChangedFilesAreRefusedNotCrashedOn() throws Exception {
    byte[] whole = Files.readAllBytes(SmallWorld.write(folder, 2, 3));
    Random random = new Random(4);
    Path path = folder.resolve("broken");
    int refused = 0;
    for (int i = 0; i < 400; i++) {
      byte[] bytes =
          i % 2 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
      for (int k = 0; k < 4 && bytes.length > 0; k++) {
        bytes[random.nextInt(Math.min(bytes.length, 64))] = (byte) random.nextInt();
      }
      Files.write(path, bytes);
      try (SampleFile file = SampleFile.open(path)) {
        for (int s = 0; s < file.size(); s++) {
          var unused = file.get(s);
        }
      } catch (InvalidInputException e) {
        assertTrue(String.valueOf(e.getMessage()).contains("broken"));
        refused++;
      }
    }
    assertTrue(refused > 300, "refused " + refused);
  }

  @Test
  void anotherFileIsRefused() throws Exception {
    Path path = folder.resolve("words");
    Files.writeString(path, "these are words");
    assertThrows(InvalidInputException.class, () -> SampleFile.open(path));
  }
}
