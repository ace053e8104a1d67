package dev.ergon.hardware.dynamixel;

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
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The byte examples are those of ROBOTIS' manual of protocol 2.0. */
class DynamixelDecoderTest {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ");
  private static final byte[] POSITION_166 =
      HEX.parseHex("ff ff fd 00 01 08 00 55 00 a6 00 00 00 8c c0");

  private final DynamixelDecoder decoder = new DynamixelDecoder();
  private final ServoFrame frame = new ServoFrame(DynamixelDecoder.MOST_PARAMETERS);

  @Test
  void writesTheReadOfThePresentPositionAsTheManualDoes() {
    DynamixelPacket packet =
        new DynamixelPacket(32)
            .begin(1, DynamixelPacket.READ)
            .add(XRegister.PRESENT_POSITION.address(), 2)
            .add(XRegister.PRESENT_POSITION.size(), 2)
            .end();
    assertArrayEquals(
        HEX.parseHex("ff ff fd 00 01 07 00 02 84 00 04 00 1d 15"),
        Arrays.copyOf(packet.bytes(), packet.length()));
  }

  @Test
  void readsTheAnswerOfTheManual() {
    assertEquals(FrameVerdict.FRAME, decoder.decode(POSITION_166, POSITION_166.length, frame));
    assertEquals(1, frame.id());
    assertEquals(0, frame.error());
    assertEquals(4, frame.length());
    assertEquals(166, frame.signed32(0));
  }

  @Test
  void takesAnInstructionForNoAnswer() {
    byte[] ping = HEX.parseHex("ff ff fd 00 01 03 00 01 19 4e");
    byte[] bytes = Arrays.copyOf(ping, ping.length + POSITION_166.length);
    System.arraycopy(POSITION_166, 0, bytes, ping.length, POSITION_166.length);
    int at = 0;
    FrameVerdict verdict = FrameVerdict.NOISE;
    while (verdict != FrameVerdict.FRAME) {
      byte[] rest = Arrays.copyOfRange(bytes, at, bytes.length);
      verdict = decoder.decode(rest, rest.length, frame);
      assertTrue(frame.consumed() > 0, verdict + " at " + at);
      at += frame.consumed();
    }
    assertEquals(bytes.length, at);
    assertEquals(166, frame.signed32(0));
  }

  @Test
  void refusesEveryPacketWithOneBitTurnedOver() {
    for (int bit = 0; bit < POSITION_166.length * 8; bit++) {
      byte[] bytes = POSITION_166.clone();
      bytes[bit / 8] ^= (byte) (1 << bit % 8);
      assertTrue(decoder.decode(bytes, bytes.length, frame) != FrameVerdict.FRAME, "bit " + bit);
    }
  }

  /** Headers inside the parameters are the hard case: here they are frequent. */
  @Property
  void readsBackWhatItWroteWhateverTheParametersLookLike(@ForAll @Size(max = 60) byte[] choices) {
    byte[] alphabet = HEX.parseHex("ff fd 00 55");
    DynamixelPacket packet = new DynamixelPacket(512).begin(9, DynamixelDecoder.STATUS).add(0, 1);
    byte[] wanted = new byte[choices.length];
    for (int i = 0; i < choices.length; i++) {
      wanted[i] = alphabet[choices[i] & 3];
      packet.add(wanted[i], 1);
    }
    packet.end();
    assertEquals(FrameVerdict.FRAME, decoder.decode(packet.bytes(), packet.length(), frame));
    assertEquals(wanted.length, frame.length());
    for (int i = 0; i < wanted.length; i++) {
      assertEquals(wanted[i] & 0xFF, frame.unsigned8(i));
    }
  }

  @Property
  void consumesSomethingOrWaitsWhateverComes(@ForAll @Size(min = 1, max = 1200) byte[] bytes) {
    assertProgress(decoder.decode(bytes, bytes.length, frame), bytes.length);
  }

  /** A million answers with up to four bytes changed, from one seed. */
  @Test
  void survivesAMillionMutatedAnswers() {
    SplittableRandom random = new SplittableRandom(12);
    byte[] bytes = new byte[POSITION_166.length];
    for (int i = 0; i < 1_000_000; i++) {
      System.arraycopy(POSITION_166, 0, bytes, 0, bytes.length);
      for (int change = random.nextInt(5); change > 0; change--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      int length = 1 + random.nextInt(bytes.length);
      assertProgress(decoder.decode(bytes, length, frame), length);
    }
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
