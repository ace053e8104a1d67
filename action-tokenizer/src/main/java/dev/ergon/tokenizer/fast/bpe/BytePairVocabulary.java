package dev.ergon.tokenizer.fast.bpe;

import dev.ergon.tokenizer.TokenizerException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A byte-level vocabulary: tokens by id and the merges in order of rank. Immutable; safe from any
 * thread.
 */
public final class BytePairVocabulary {
  /** The most tokens a vocabulary may have. */
  public static final int MAX_TOKENS = 1 << 20;

  private final List<String> tokens;
  private final List<Merge> merges;
  private final boolean splitting;
  private final MergeTable table;
  private final int[] idOfByte = new int[256];
  private final byte[][] bytesOfId;
  private final int alphabetLast;

  /**
   * @param tokens by id, without gaps or repeats
   * @param merges by rank
   * @param splitting whether text is split by the GPT-2 pattern first, as FAST's is
   * @throws TokenizerException {@code bad_input} if they contradict each other
   */
  public BytePairVocabulary(List<String> tokens, List<Merge> merges, boolean splitting) {
    this.tokens = List.copyOf(tokens);
    this.merges = List.copyOf(merges);
    this.splitting = splitting;
    Map<String, Integer> ids = ids(this.tokens);
    this.merges.forEach(this::requireSound);
    this.table = new MergeTable(this.merges);
    for (int b = 0; b < idOfByte.length; b++) {
      idOfByte[b] = ids.getOrDefault(String.valueOf(ByteAlphabet.charOf(b)), -1);
    }
    this.bytesOfId = this.tokens.stream().map(ByteAlphabet::bytesOf).toArray(byte[][]::new);
    this.alphabetLast = alphabetLast(this.tokens);
  }

  /** How many ids there are; they are 0..size-1. */
  public int size() {
    return tokens.size();
  }

  /** Token texts by id. */
  public List<String> tokens() {
    return tokens;
  }

  public List<Merge> merges() {
    return merges;
  }

  public boolean splitting() {
    return splitting;
  }

  /**
   * The last code point of the alphabet that training began with: token i is code point i from 0 on
   * up to here. FAST trains on code points 0..range, so this is its fitted range; -1 if token 0 is
   * not U+0000. Where the range ends just below a byte that itself occurs, it may read one or two
   * too high.
   */
  public int alphabetLast() {
    return alphabetLast;
  }

  /** The bytes that {@code id} stands for; a copy. */
  public byte[] bytesOf(int id) {
    return bytesOfId[id].clone();
  }

  /** Whether byte {@code b}, 0..255, has a token; texts lose those that have none. */
  public boolean canSayByte(int b) {
    return idOfByte[b] >= 0;
  }

  /** The bytes that {@code id} stands for; not to be modified. */
  byte[] bytes(int id) {
    return bytesOfId[id];
  }

  /** The id of byte {@code b}, 0..255, or -1: such bytes are dropped when encoding. */
  int idOfByte(int b) {
    return idOfByte[b];
  }

  MergeTable table() {
    return table;
  }

  private static Map<String, Integer> ids(List<String> tokens) {
    if (tokens.isEmpty() || tokens.size() > MAX_TOKENS) {
      throw TokenizerException.badInput(
          "byte-pair vocabulary: got " + tokens.size() + " tokens, wanted 1.." + MAX_TOKENS);
    }
    Map<String, Integer> ids = new HashMap<>();
    for (int id = 0; id < tokens.size(); id++) {
      if (ids.put(tokens.get(id), id) != null) {
        throw TokenizerException.badInput("byte-pair vocabulary: token " + id + " is there twice");
      }
    }
    return ids;
  }

  private void requireSound(Merge merge) {
    boolean known =
        merge.left() >= 0
            && merge.left() < size()
            && merge.right() >= 0
            && merge.right() < size()
            && merge.merged() >= 0
            && merge.merged() < size();
    if (!known
        || !tokens
            .get(merge.merged())
            .equals(tokens.get(merge.left()) + tokens.get(merge.right()))) {
      throw TokenizerException.badInput(
          "byte-pair vocabulary: " + merge + " does not join two tokens into a third");
    }
  }

  private static int alphabetLast(List<String> tokens) {
    int last = -1;
    while (last + 1 < tokens.size() && tokens.get(last + 1).equals(Character.toString(last + 1))) {
      last++;
    }
    return last;
  }
}
