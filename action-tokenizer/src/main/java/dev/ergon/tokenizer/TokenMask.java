package dev.ergon.tokenizer;

import java.util.Arrays;

/** A set of token ids, to hold a model's sampling to. Immutable; safe from any thread. */
public final class TokenMask {
  private static final TokenMask EMPTY = new TokenMask(new int[0]);

  private final int[] sortedIds;

  private TokenMask(int[] sortedIds) {
    this.sortedIds = sortedIds;
  }

  /** No id. */
  public static TokenMask empty() {
    return EMPTY;
  }

  /** The ids {@code first..last}, both included. */
  public static TokenMask range(int first, int last) {
    if (first < 0 || last < first) {
      throw TokenizerException.badInput(
          "token mask: got " + first + ".." + last + ", wanted 0 <= first <= last");
    }
    int[] ids = new int[last - first + 1];
    Arrays.setAll(ids, i -> first + i);
    return new TokenMask(ids);
  }

  /** These ids, in any order; repeated ones count once. */
  public static TokenMask of(int... ids) {
    return new TokenMask(Arrays.stream(ids).sorted().distinct().toArray());
  }

  public boolean allows(int id) {
    return Arrays.binarySearch(sortedIds, id) >= 0;
  }

  public int size() {
    return sortedIds.length;
  }

  public boolean isEmpty() {
    return sortedIds.length == 0;
  }

  /** The ids in ascending order; a copy. */
  public int[] ids() {
    return sortedIds.clone();
  }

  /**
   * The allowed id with the largest logit, the smallest id on ties. NaN never wins. Allocates
   * nothing.
   *
   * @param logits one per vocabulary id, not modified
   * @throws TokenizerException {@code bad_token} if no allowed id has a logit above minus infinity
   */
  public int argmax(float[] logits) {
    int best = -1;
    float bestLogit = Float.NEGATIVE_INFINITY;
    for (int id : sortedIds) {
      if (id < logits.length && logits[id] > bestLogit) {
        bestLogit = logits[id];
        best = id;
      }
    }
    if (best < 0) {
      throw new TokenizerException(
          TokenizerException.Code.BAD_TOKEN,
          "constrained decoding: none of the "
              + sortedIds.length
              + " allowed ids has a logit among "
              + logits.length
              + "; check that the policy's vocabulary is the tokenizer's");
    }
    return best;
  }

  /**
   * Sets the logit of every other id to minus infinity. Allocates nothing.
   *
   * @param logits one per vocabulary id, modified
   */
  public void restrict(float[] logits) {
    int next = 0;
    for (int id = 0; id < logits.length; id++) {
      if (next < sortedIds.length && sortedIds[next] == id) {
        next++;
      } else {
        logits[id] = Float.NEGATIVE_INFINITY;
      }
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TokenMask that && Arrays.equals(sortedIds, that.sortedIds);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sortedIds);
  }

  @Override
  public String toString() {
    if (isEmpty()) {
      return "no id";
    }
    int first = sortedIds[0];
    int last = sortedIds[sortedIds.length - 1];
    return last - first + 1 == sortedIds.length
        ? "an id of " + first + ".." + last
        : "one of " + sortedIds.length + " ids within " + first + ".." + last;
  }
}
