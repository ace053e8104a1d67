package dev.ergon.hardware.bus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.core.time.ManualClock;
import dev.ergon.hardware.feetech.FeetechDecoder;
import java.io.IOException;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ServoWireTest {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ");
  private static final byte[] PING = HEX.parseHex("ff ff 01 02 01 fb");

  /** What a servo with a voltage error answers to a ping: the same bytes. */
  private static final byte[] ANSWER = PING;

  private final ManualClock clock = new ManualClock(0);
  private final ServoFrame frame = new ServoFrame(64);

  @Test
  void takesTheEchoOffAndFindsTheAnswerBehindItEvenIfBothAreTheSame() throws IOException {
    ServoWire wire = wire(new Script(PING, ANSWER), true);
    wire.send(PING, PING.length);
    assertTrue(wire.receive(frame, 1_000_000));
    assertEquals(1, frame.id());
    assertFalse(wire.receive(frame, 1_000_000), "the echo was taken for an answer");
  }

  @Test
  void takesAnAnswerForAnAnswerWhereTheAdapterDoesNotEcho() throws IOException {
    ServoWire wire = wire(new Script(ANSWER), false);
    wire.send(PING, PING.length);
    assertTrue(wire.receive(frame, 1_000_000));
  }

  @Test
  void findsTheAnswerBehindAnEchoThatCameBackCorrupt() throws IOException {
    byte[] echo = PING.clone();
    echo[3] ^= 4;
    ServoWire wire = wire(new Script(echo, ANSWER), true);
    wire.send(PING, PING.length);
    assertTrue(wire.receive(frame, 1_000_000));
    assertEquals(1, frame.id());
  }

  @Test
  void givesUpAtTheDeadlineWhenNothingComes() throws IOException {
    ServoWire wire = wire(new Script(), false);
    wire.send(PING, PING.length);
    assertFalse(wire.receive(frame, 1_000_000));
    assertTrue(clock.nanos() >= 1_000_000 && clock.nanos() < 2_000_000, "at " + clock.nanos());
  }

  @Test
  void endsOnALineThatNeverStopsBabbling() throws IOException {
    ServoWire noise = wire(new Babbler(false), false);
    noise.send(PING, PING.length);
    assertFalse(noise.receive(frame, 1_000_000));

    ServoWire answers = wire(new Babbler(true), false);
    answers.send(PING, PING.length);
    int count = 0;
    while (answers.receive(frame, Long.MAX_VALUE)) {
      count++;
    }
    assertTrue(count > 0 && count <= 512, count + " packets taken");
  }

  @Test
  void saysThatTheLineIsGone() throws IOException {
    Script link = new Script(ANSWER);
    ServoWire wire = wire(link, false);
    wire.send(PING, PING.length);
    link.gone = true;
    assertThrows(IOException.class, () -> wire.receive(frame, 1_000_000));
    assertThrows(IOException.class, () -> wire.send(PING, PING.length));
  }

  private ServoWire wire(SerialLink link, boolean echoes) {
    return new ServoWire(link, new FeetechDecoder(), clock, echoes);
  }

  /** Brings one part after each instruction, three bytes at a time. */
  private static final class Script implements SerialLink {
    private final byte[] bytes;
    private int at;
    private boolean begun;
    private boolean gone;

    Script(byte[]... parts) {
      int length = 0;
      for (byte[] part : parts) {
        length += part.length;
      }
      bytes = new byte[length];
      int end = 0;
      for (byte[] part : parts) {
        System.arraycopy(part, 0, bytes, end, part.length);
        end += part.length;
      }
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (gone) {
        throw new IOException("gone");
      }
      int count = begun ? Math.min(3, Math.min(length, bytes.length - at)) : 0;
      System.arraycopy(bytes, at, into, offset, count);
      at += count;
      return count;
    }

    @Override
    public void write(byte[] from, int length) {
      begun = true;
    }

    @Override
    public void close() {}
  }

  /** Fills every read to the brim, a microsecond each: noise, or answers without end. */
  private final class Babbler implements SerialLink {
    private final SplittableRandom random = new SplittableRandom(5);
    private final boolean answers;
    private int at;

    Babbler(boolean answers) {
      this.answers = answers;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      clock.advance(1_000);
      for (int i = 0; i < length; i++) {
        into[offset + i] = answers ? ANSWER[at++ % ANSWER.length] : (byte) random.nextInt();
      }
      return length;
    }

    @Override
    public void write(byte[] from, int length) {}

    @Override
    public void close() {}
  }
}
