package dev.ergon.core.robot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class LatestValuesTest {
  @Test
  void givesTheNewestOnceAndKeepsIt() {
    LatestValues values = new LatestValues(1);
    assertFalse(values.refresh());
    publish(values, 1);
    publish(values, 2);
    assertTrue(values.refresh());
    assertEquals(2, values.value(0));
    assertEquals(2, values.stampNanos());
    assertFalse(values.refresh());
    assertEquals(2, values.value(0));
  }

  @Test
  void neverMixesTwoWritesNorGoesBackBetweenThreads() throws InterruptedException {
    int size = 8;
    int writes = 200_000;
    LatestValues values = new LatestValues(size);
    Thread writer =
        new Thread(() -> {
          for (int i = 1; i <= writes; i++) {
            publish(values, i);
          }
        });
    writer.start();
    long last = 0;
    while (last < writes) {
      if (values.refresh()) {
        assertTrue(values.stampNanos() > last, "went back");
        last = values.stampNanos();
        for (int i = 0; i < size; i++) {
          assertEquals(last, values.value(i), "mixed");
        }
      } else {
        Thread.onSpinWait();
      }
    }
    writer.join();
  }

  private static void publish(LatestValues values, int number) {
    double[] slot = values.writable();
    for (int i = 0; i < slot.length; i++) {
      slot[i] = number;
    }
    values.publish(number);
  }
}
