package dev.ergon.tokenizer.fast;

import dev.ergon.tokenizer.TokenizerException;
import dev.ergon.tokenizer.state.StateBinning;
import java.util.Arrays;
import java.util.Locale;

/**
 * How openpi frames FAST tokens inside PaliGemma's vocabulary (openpi, models/tokenizer.py): a
 * prompt with the binned state, then {@code Action: }, the ids counted down from the end of the
 * vocabulary, {@code |} and the end-of-sequence token.
 *
 * @param vocabularySize PaliGemma's
 * @param skipped the last ids, PaliGemma's segmentation tokens, that are not used
 */
public record OpenPiFraming(int vocabularySize, int skipped) {
  /** PaliGemma's 257,152 ids, of which the last 128 are skipped. */
  public static final OpenPiFraming PALIGEMMA = new OpenPiFraming(257_152, 128);

  /** The words before the action ids in the model's answer. */
  public static final String ACTION_MARKER = "Action: ";

  /** The word after them. */
  public static final String ACTION_END = "|";

  public OpenPiFraming {
    if (skipped < 0 || vocabularySize <= skipped) {
      throw TokenizerException.badInput(
          "openpi framing: got " + vocabularySize + " ids of which " + skipped + " are skipped");
    }
  }

  /**
   * The prompt, up to where the answer begins.
   *
   * @param normalisedState [D], about -1..1
   */
  public String prompt(String task, double[] normalisedState, StateBinning binning) {
    String words = task.toLowerCase(Locale.ROOT).strip().replace('_', ' ');
    return "Task: " + words + ", State: " + binning.text(normalisedState) + ";\n";
  }

  /**
   * The PaliGemma id of a FAST id, and the other way round: the mapping is its own inverse.
   *
   * @throws TokenizerException {@code bad_token} for an id outside the used part
   */
  public int map(int id) {
    int last = vocabularySize - 1 - skipped;
    if (id < 0 || id > last) {
      throw TokenizerException.badToken(0, id, "an id of 0.." + last);
    }
    return last - id;
  }

  /** {@link #map} of each. */
  public int[] map(int[] ids) {
    return Arrays.stream(ids).map(this::map).toArray();
  }

  /**
   * The FAST ids within a model's answer: those after the marker, up to the end mark or the
   * end-of-sequence token, whichever comes first.
   *
   * @param answer the generated ids
   * @param marker the ids of {@link #ACTION_MARKER}
   * @param endMark the id of {@link #ACTION_END}
   * @param endOfSequence the id that ends every answer
   * @throws TokenizerException {@code bad_input} if the marker is missing, where the published code
   *     answers zeros; {@code wrong_length} if the answer was cut before its end
   */
  public int[] actionIds(int[] answer, int[] marker, int endMark, int endOfSequence) {
    int start = indexAfter(answer, marker);
    int end = start;
    while (end < answer.length && answer[end] != endMark && answer[end] != endOfSequence) {
      end++;
    }
    if (end == answer.length) {
      throw new TokenizerException(
          TokenizerException.Code.WRONG_LENGTH,
          "openpi answer: "
              + answer.length
              + " ids and no end; it was cut short, raise the number of decoding steps");
    }
    return map(Arrays.copyOfRange(answer, start, end));
  }

  private static int indexAfter(int[] answer, int[] marker) {
    for (int at = 0; at + marker.length <= answer.length; at++) {
      if (Arrays.equals(answer, at, at + marker.length, marker, 0, marker.length)) {
        return at + marker.length;
      }
    }
    throw TokenizerException.badInput("openpi answer: 'Action: ' is missing from it");
  }
}
