package dev.ergon.transport.ros1.internal.tcpros;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.ergon.transport.ros1.testing.Fuzz;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TcprosTest {
  @Property(tries = 200)
  void headersAreReadBackAsTheyWereWritten(
      @ForAll @Size(max = 20) Map<@AlphaChars @NotEmpty String, String> fields) throws IOException {
    // Halves of characters have no UTF-8.
    fields.values().removeIf(v -> v.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF));
    ConnectionHeader header = new ConnectionHeader(fields);
    assertEquals(header, ConnectionHeader.read(new ByteArrayInputStream(header.encode())));
  }

  @Test
  void readsOrRefusesWhateverComes() {
    Fuzz fuzz = new Fuzz(2);
    Fuzz.Outcome headers = fuzz.headers(20_000);
    assertTrue(headers.read() > 100 && headers.refused() > 100, headers.toString());
    Fuzz.Outcome frames = fuzz.frames(20_000);
    assertTrue(frames.refused() > 100, frames.toString());
  }

  @Test
  void aClaimedLengthAllocatesNothingBeforeTheBytesArrive() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    byte[] claim = {0, 0, 0, 64, 1, 2, 3};
    long before = threads.getCurrentThreadAllocatedBytes();
    FrameReader frames = new FrameReader(new ByteArrayInputStream(claim), 1 << 30);
    assertThrows(EOFException.class, frames::next);
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(allocated < 1 << 20, allocated + " bytes for a frame of which 3 came");
  }

  @Test
  void refusesAFrameBeyondTheBound() {
    byte[] claim = {0, 0, 0, (byte) 0xFF};
    FrameReader frames = new FrameReader(new ByteArrayInputStream(claim), 1 << 20);
    assertThrows(TcprosException.class, frames::next);
  }

  @Test
  void aFullQueueDropsTheOldest() throws InterruptedException {
    DroppingQueue<Integer> queue = new DroppingQueue<>(2);
    for (int i = 0; i < 5; i++) {
      queue.offer(i);
    }
    assertEquals(3, queue.poll(1));
    assertEquals(4, queue.poll(1));
    assertEquals(3, queue.dropped());
    queue.close();
    assertThrows(InterruptedException.class, () -> queue.poll(1000));
  }
}
