package dev.ergon.tokenizer.fast.bpe;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * GPT-2's one-to-one table between bytes and printable characters: bytes that print stand for
 * themselves, the others get characters from U+0100 on.
 */
final class ByteAlphabet {
  private static final int BYTES = 256;
  private static final int FIRST_STAND_IN = 0x100;
  private static final char[] CHAR_OF_BYTE = new char[BYTES];
  private static final int[] BYTE_OF_CHAR;

  static {
    int standIn = FIRST_STAND_IN;
    for (int b = 0; b < BYTES; b++) {
      CHAR_OF_BYTE[b] = prints(b) ? (char) b : (char) standIn++;
    }
    BYTE_OF_CHAR = new int[standIn];
    Arrays.fill(BYTE_OF_CHAR, -1);
    for (int b = 0; b < BYTES; b++) {
      BYTE_OF_CHAR[CHAR_OF_BYTE[b]] = b;
    }
  }

  private ByteAlphabet() {}

  private static boolean prints(int b) {
    return (b >= '!' && b <= '~') || (b >= 0xA1 && b <= 0xAC) || (b >= 0xAE && b <= 0xFF);
  }

  /** The character that stands for byte {@code b}, 0..255. */
  static char charOf(int b) {
    return CHAR_OF_BYTE[b];
  }

  /**
   * The bytes of a token: what its characters stand for, or its own UTF-8 if one stands for none.
   */
  static byte[] bytesOf(String token) {
    byte[] bytes = new byte[token.length()];
    for (int i = 0; i < bytes.length; i++) {
      char c = token.charAt(i);
      int b = c < BYTE_OF_CHAR.length ? BYTE_OF_CHAR[c] : -1;
      if (b < 0) {
        return token.getBytes(StandardCharsets.UTF_8);
      }
      bytes[i] = (byte) b;
    }
    return bytes;
  }
}
