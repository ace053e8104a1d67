package dev.ergon.benchmark.hardware;

import dev.ergon.core.time.SystemClock;
import dev.ergon.hardware.bus.FrameDecoder;
import dev.ergon.hardware.bus.FrameVerdict;
import dev.ergon.hardware.bus.ServoFrame;
import dev.ergon.hardware.dynamixel.DynamixelDecoder;
import dev.ergon.hardware.feetech.FeetechDecoder;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;

/**
 * {@code ServoBusFuzz [COUNT [SEED]]}: gives the decoders of both servo buses damaged packets, one
 * after another as a line brings them. A decoder must judge each start within bounds and always
 * end; anything else ends the program with its seed.
 */
public final class ServoBusFuzz {
  /** The answers of servo 1 to a question for its position, as the makers' manuals show them. */
  private static final byte[] FEETECH = bytes(0xFF, 0xFF, 1, 4, 0, 0, 8, 0xF2);

  private static final byte[] DYNAMIXEL =
      bytes(0xFF, 0xFF, 0xFD, 0, 1, 8, 0, 0x55, 0, 0xA6, 0, 0, 0, 0x8C, 0xC0);

  private final Random random;
  private final Map<FrameVerdict, Long> verdicts = new EnumMap<>(FrameVerdict.class);

  private ServoBusFuzz(long seed) {
    random = new Random(seed);
  }

  public static void main(String[] args) {
    long count = args.length > 0 ? Long.parseLong(args[0]) : 1_000_000;
    long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
    ServoBusFuzz fuzz = new ServoBusFuzz(seed);
    long longest = 0;
    for (long i = 0; i < count; i++) {
      boolean feetech = i % 2 == 0;
      long begun = new SystemClock().nanos();
      fuzz.feed(
          feetech ? new FeetechDecoder() : new DynamixelDecoder(), feetech ? FEETECH : DYNAMIXEL);
      longest = Math.max(longest, new SystemClock().nanos() - begun);
    }
    System.out.printf(
        "%d damaged packets, seed %d: %s; longest %.1f ms%n",
        count, seed, fuzz.verdicts, longest / 1e6);
  }

  /** Decodes a damaged stretch of the line to its end. */
  private void feed(FrameDecoder decoder, byte[] sound) {
    byte[] line = damaged(sound);
    ServoFrame frame = new ServoFrame(decoder.longestFrame());
    int at = 0;
    while (at < line.length) {
      byte[] rest = Arrays.copyOfRange(line, at, line.length);
      FrameVerdict verdict = decoder.decode(rest, rest.length, frame);
      verdicts.merge(verdict, 1L, Long::sum);
      if (verdict == FrameVerdict.INCOMPLETE) {
        if (rest.length > decoder.longestFrame()) {
          throw new AssertionError("waits for more than the longest frame: " + hex(line));
        }
        return;
      }
      if (frame.consumed() < 1 || frame.consumed() > rest.length) {
        throw new AssertionError("consumed " + frame.consumed() + " bytes of " + hex(line));
      }
      at += frame.consumed();
    }
  }

  /** Up to four packets, each with up to three bytes wrong, missing or too many. */
  private byte[] damaged(byte[] sound) {
    byte[] line = new byte[0];
    for (int packets = 1 + random.nextInt(4); packets > 0; packets--) {
      byte[] packet = sound.clone();
      for (int edits = random.nextInt(4); edits > 0 && packet.length > 0; edits--) {
        int index = random.nextInt(packet.length);
        switch (random.nextInt(3)) {
          case 0 -> packet[index] = (byte) random.nextInt(256);
          case 1 -> packet = Arrays.copyOf(packet, index);
          default -> packet = joined(packet, Arrays.copyOf(packet, index));
        }
      }
      line = joined(line, packet);
    }
    return line;
  }

  private static byte[] joined(byte[] a, byte[] b) {
    byte[] all = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, all, a.length, b.length);
    return all;
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  private static String hex(byte[] bytes) {
    return java.util.HexFormat.of().formatHex(bytes);
  }
}
