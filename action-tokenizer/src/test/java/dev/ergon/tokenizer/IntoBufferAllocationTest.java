package dev.ergon.tokenizer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import dev.ergon.tokenizer.openvla.OpenVlaTokenizer;
import dev.ergon.tokenizer.rt2.Rt2Dimension;
import dev.ergon.tokenizer.rt2.Rt2Layout;
import dev.ergon.tokenizer.rt2.Rt2Tokenizer;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** The into-buffer forms allocate nothing; bytes are counted, not time. */
class IntoBufferAllocationTest {
  private static final int TURNS = 10_000;

  private static long allocatedBy(Runnable turn) {
    var bean = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    long least = Long.MAX_VALUE;
    // The first rounds warm up; the bean itself may allocate, which the least of several shows.
    for (int round = 0; round < 5; round++) {
      long before = bean.getThreadAllocatedBytes(thread);
      for (int i = 0; i < TURNS; i++) {
        turn.run();
      }
      least = Math.min(least, bean.getThreadAllocatedBytes(thread) - before);
    }
    return least;
  }

  @Test
  void rt2AllocatesNothing() {
    var dimensions = Collections.nCopies(7, new Rt2Dimension("d", -1, 1));
    Rt2Tokenizer tokenizer = new Rt2Tokenizer(Rt2Layout.of(2, dimensions));
    double[] action = {1, 0.1, -0.2, 0.3, 0.4, -0.5, 0.6, 1};
    int[] tokens = new int[8];
    assertEquals(
        0,
        allocatedBy(() -> {
          tokenizer.encodeInto(action, tokens);
          tokenizer.decodeInto(tokens, action);
        })
            / TURNS);
  }

  @Test
  void openVlaAllocatesNothing() {
    var tokenizer = new OpenVlaTokenizer(32_000, new ActionShape(1, 7), TokenizerMode.STRICT);
    double[] action = {0.1, -0.2, 0.3, 0.4, -0.5, 0.6, 0.9};
    int[] tokens = new int[7];
    assertEquals(
        0,
        allocatedBy(() -> {
          tokenizer.encodeInto(action, tokens);
          tokenizer.decodeInto(tokens, action);
        })
            / TURNS);
  }
}
