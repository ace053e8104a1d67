package dev.ergon.control.rt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.Platform;
import dev.ergon.core.error.HostLacksException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RealTimeOptionsTest {
  /** No machine has this many processors, so that asking for it is refused everywhere. */
  private static final int NO_SUCH_CPU = 1023;

  @ParameterizedTest
  @CsvSource({"-1, -1, 0", "100, -1, 0", "0, -2, 0", "0, 1024, 0", "0, -1, -1", "0, -1, 1000001"})
  void refusesWhatNoKernelKnows(int priority, int cpu, long spinNanos) {
    assertThrows(
        IllegalArgumentException.class,
        () -> new RealTimeOptions(priority, cpu, false, false, spinNanos, false));
  }

  @Test
  void asksForNothingWhereNothingIsWanted() {
    assertEquals("best effort", new LinuxScheduling(RealTimeOptions.BEST_EFFORT).describe());
  }

  @Test
  void doesWithoutWhatIsRefusedAndSaysSo() {
    assumeTrue(Platform.isLinux());
    var scheduling =
        new LinuxScheduling(new RealTimeOptions(0, NO_SUCH_CPU, false, false, 0, false));
    assertFalse(scheduling.isFifo());
    String says = scheduling.describe();
    assertTrue(says.startsWith("best effort; affinity to CPU 1023 refused (errno"), says);
  }

  @Test
  void aRefusalIsAnErrorWhereItIsRequired() {
    assumeTrue(Platform.isLinux());
    var required = new RealTimeOptions(0, NO_SUCH_CPU, false, false, 0, true);
    var refusal = assertThrows(HostLacksException.class, () -> new LinuxScheduling(required));
    assertTrue(refusal.getMessage().contains("CAP_SYS_NICE"), refusal.getMessage());
  }
}
