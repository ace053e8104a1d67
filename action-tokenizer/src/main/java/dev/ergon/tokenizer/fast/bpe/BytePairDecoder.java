package dev.ergon.tokenizer.fast.bpe;

import dev.ergon.tokenizer.TokenizerException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Ids to text. Immutable; safe from any thread. */
public final class BytePairDecoder {
  /** What stands for bytes that are no UTF-8. */
  public static final int REPLACEMENT = 0xFFFD;

  private static final int MAX_BYTES = 16 << 20;

  private final BytePairVocabulary vocabulary;

  public BytePairDecoder(BytePairVocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /**
   * The code points that {@code ids} say. Unknown ids are skipped; bytes that are no UTF-8 become
   * {@link #REPLACEMENT}.
   *
   * @param ids not modified
   * @throws TokenizerException {@code wrong_length} if they say more than 16 MiB of text
   */
  public int[] decode(int[] ids) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int id : ids) {
      if (id >= 0 && id < vocabulary.size()) {
        byte[] token = vocabulary.bytes(id);
        if (bytes.size() + token.length > MAX_BYTES) {
          throw new TokenizerException(
              TokenizerException.Code.WRONG_LENGTH,
              ids.length + " tokens say more than " + MAX_BYTES + " bytes of text");
        }
        bytes.writeBytes(token);
      }
    }
    String text = bytes.toString(StandardCharsets.UTF_8);
    int[] codePoints = new int[text.codePointCount(0, text.length())];
    for (int i = 0, at = 0; i < codePoints.length; i++) {
      codePoints[i] = text.codePointAt(at);
      at += Character.charCount(codePoints[i]);
    }
    return codePoints;
  }
}
