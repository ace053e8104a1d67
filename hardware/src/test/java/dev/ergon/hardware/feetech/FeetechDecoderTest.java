package dev.ergon.hardware.feetech;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.hardware.bus.FrameVerdict;
import dev.ergon.hardware.bus.ServoFrame;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FeetechDecoderTest {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ");
  private static final byte[] POSITION_2048 = HEX.parseHex("ff ff 01 04 00 00 08 f2");

  private final FeetechDecoder decoder = new FeetechDecoder();
  private final ServoFrame frame = new ServoFrame(FeetechDecoder.MOST_PARAMETERS);

  @Test
  void writesTheReadOfThePresentPositionAsServosExpectIt() {
    FeetechPacket packet =
        new FeetechPacket(16)
            .begin(1, FeetechPacket.READ)
            .add(StsRegister.PRESENT_POSITION.address())
            .add(StsRegister.PRESENT_POSITION.size())
            .end();
    assertArrayEquals(
        HEX.parseHex("ff ff 01 04 02 38 02 be"), Arrays.copyOf(packet.bytes(), packet.length()));
  }

  @Test
  void readsTheAnswerThatAServoGives() {
    assertEquals(FrameVerdict.FRAME, decoder.decode(POSITION_2048, POSITION_2048.length, frame));
    assertEquals(1, frame.id());
    assertEquals(0, frame.error());
    assertEquals(2, frame.length());
    assertEquals(2048, frame.unsigned16(0));
    assertEquals(POSITION_2048.length, frame.consumed());
  }

  @Test
  void waitsForTheRestOfAPacketWithoutConsumingIt() {
    for (int length = 1; length < POSITION_2048.length; length++) {
      assertEquals(
          FrameVerdict.INCOMPLETE, decoder.decode(POSITION_2048, length, frame), length + " bytes");
      assertEquals(0, frame.consumed());
    }
  }

  @Test
  void refusesEveryPacketWithOneBitTurnedOver() {
    for (int bit = 0; bit < POSITION_2048.length * 8; bit++) {
      byte[] bytes = POSITION_2048.clone();
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
      assertTrue(decoder.decode(bytes, bytes.length, frame) != FrameVerdict.FRAME, "bit " + bit);
    }
  }

  @Property
  void consumesSomethingOrWaitsWhateverComes(@ForAll @Size(min = 1, max = 300) byte[] bytes) {
    FrameVerdict verdict = decoder.decode(bytes, bytes.length, frame);
    assertProgress(verdict, bytes.length);
  }

  @Property
  void findsAPacketBehindAnyNoiseThatCannotBeginOne(@ForAll @Size(max = 50) byte[] noise) {
    byte[] quiet = noise.clone();
    for (int i = 0; i < quiet.length; i++) {
      quiet[i] &= 0x7F;
    }
    byte[] bytes = Arrays.copyOf(quiet, quiet.length + POSITION_2048.length);
    System.arraycopy(POSITION_2048, 0, bytes, quiet.length, POSITION_2048.length);
    int start = 0;
    if (quiet.length > 0) {
      assertEquals(FrameVerdict.NOISE, decoder.decode(bytes, bytes.length, frame));
      start = frame.consumed();
    }
    assertEquals(quiet.length, start);
    byte[] rest = Arrays.copyOfRange(bytes, start, bytes.length);
    assertEquals(FrameVerdict.FRAME, decoder.decode(rest, rest.length, frame));
  }

  @Property
  void readsBackEverySignedValueThatFits(
      @ForAll @IntRange(min = -2047, max = 2047) int offset,
      @ForAll @IntRange(min = -32767, max = 32767) int position) {
    assertEquals(
        offset, SignMagnitude.HOMING_OFFSET.decode(SignMagnitude.HOMING_OFFSET.encode(offset)));
    assertEquals(position, SignMagnitude.POSITION.decode(SignMagnitude.POSITION.encode(position)));
  }

  /** A million answers with up to four bytes changed, lost or doubled, from one seed. */
  @Test
  void survivesAMillionMutatedAnswers() {
    SplittableRandom random = new SplittableRandom(11);
    byte[] bytes = new byte[2 * POSITION_2048.length + 8];
    for (int i = 0; i < 1_000_000; i++) {
      int length = mutate(bytes, random);
      int left = length;
      while (left > 0) {
        FrameVerdict verdict = decoder.decode(bytes, left, frame);
        assertProgress(verdict, left);
        if (verdict == FrameVerdict.INCOMPLETE) {
          break;
        }
        left -= frame.consumed();
        System.arraycopy(bytes, frame.consumed(), bytes, 0, left);
      }
    }
  }

  private int mutate(byte[] into, SplittableRandom random) {
    int length = 0;
    for (int copy = 0; copy < 2; copy++) {
      System.arraycopy(POSITION_2048, 0, into, length, POSITION_2048.length);
      length += POSITION_2048.length;
    }
    for (int change = random.nextInt(5); change > 0; change--) {
      int at = random.nextInt(length);
      switch (random.nextInt(3)) {
        case 0 -> into[at] = (byte) random.nextInt();
        case 1 -> System.arraycopy(into, at + 1, into, at, length-- - at - 1);
        default -> System.arraycopy(into, at, into, at + 1, length++ - at);
      }
    }
    return length;
  }

  private void assertProgress(FrameVerdict verdict, int length) {
    int consumed = frame.consumed();
    if (verdict == FrameVerdict.INCOMPLETE) {
      assertEquals(0, consumed);
      assertTrue(length < decoder.longestFrame(), "waits for more than the longest packet");
    } else {
      assertTrue(consumed >= 1 && consumed <= length, verdict + " consumed " + consumed);
    }
  }
}
