package dev.ergon.tokenizer.rt2;

import dev.ergon.tokenizer.TokenMask;
import dev.ergon.tokenizer.TokenizerException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which vocabulary id says which integer. RT-2 names two ways (section 3.2): PaLI-X gives each
 * integer up to 1000 a token of its own; PaLM-E overwrites the 256 least used tokens.
 */
public final class VocabularyBinding {
  private static final int MAX_ID = 4_194_303;

  private final int[] idOfBin;
  private final int[] binOfId;

  private VocabularyBinding(int[] idOfBin) {
    this.idOfBin = idOfBin;
    this.binOfId = new int[Arrays.stream(idOfBin).max().orElse(0) + 1];
    Arrays.fill(binOfId, -1);
    for (int bin = 0; bin < idOfBin.length; bin++) {
      if (binOfId[idOfBin[bin]] >= 0) {
        throw TokenizerException.badInput(
            "vocabulary binding: id " + idOfBin[bin] + " says two integers");
      }
      binOfId[idOfBin[bin]] = bin;
    }
  }

  private static VocabularyBinding checked(int[] ids) {
    for (int id : ids) {
      if (id < 0 || id > MAX_ID) {
        throw TokenizerException.badInput(
            "vocabulary binding: got id " + id + ", wanted 0.." + MAX_ID);
      }
    }
    return new VocabularyBinding(ids);
  }

  /** Bin i is id i. */
  public static VocabularyBinding identity(int bins) {
    return checked(IntStream.range(0, bins).toArray());
  }

  /**
   * Integers that own a token: bin i is the token whose text is i, with or without the word-start
   * mark that SentencePiece writes.
   *
   * @throws TokenizerException {@code bad_input} naming the first integer without a token
   */
  public static VocabularyBinding ownTokens(Map<String, Integer> vocabulary, int bins) {
    int[] ids = new int[bins];
    for (int bin = 0; bin < bins; bin++) {
      String text = Integer.toString(bin);
      Integer id = vocabulary.get(text);
      if (id == null) {
        id = vocabulary.get("\u2581" + text);
      }
      if (id == null) {
        throw TokenizerException.badInput(
            "vocabulary binding: integer "
                + bin
                + " has no token of its own; bind the least used ids or the last ones instead");
      }
      ids[bin] = id;
    }
    return checked(ids);
  }

  /**
   * The least used tokens, overwritten: the {@code bins} ids with the smallest counts (the smaller
   * id on ties), in ascending order of id.
   *
   * @param useCounts how often each id occurs, by id
   * @param reserved ids never taken, such as the special ones
   */
  public static VocabularyBinding leastUsed(long[] useCounts, Set<Integer> reserved, int bins) {
    int[] ids =
        IntStream.range(0, useCounts.length)
            .filter(id -> !reserved.contains(id))
            .boxed()
            .sorted(Comparator.comparingLong((Integer id) -> useCounts[id]).thenComparing(id -> id))
            .limit(bins)
            .mapToInt(Integer::intValue)
            .sorted()
            .toArray();
    if (ids.length < bins) {
      throw TokenizerException.badInput(
          "vocabulary binding: got " + ids.length + " free ids, wanted " + bins);
    }
    return checked(ids);
  }

  /** The last ids of a vocabulary, without its padding rows: bin 0 is the first of them. */
  public static VocabularyBinding last(int vocabularySize, int bins) {
    if (vocabularySize < bins) {
      throw TokenizerException.badInput(
          "vocabulary binding: got " + vocabularySize + " ids, wanted at least " + bins);
    }
    return checked(IntStream.range(vocabularySize - bins, vocabularySize).toArray());
  }

  public int bins() {
    return idOfBin.length;
  }

  /** The id of {@code bin}, 0..bins-1. */
  public int id(int bin) {
    return idOfBin[bin];
  }

  /** The bin that {@code id} says, or -1. */
  public int bin(int id) {
    return id >= 0 && id < binOfId.length ? binOfId[id] : -1;
  }

  /** Whether bin i is id i. */
  public boolean isIdentity() {
    return IntStream.range(0, idOfBin.length).allMatch(bin -> idOfBin[bin] == bin);
  }

  /** The ids of bins {@code 0..count-1}. */
  public TokenMask mask(int count) {
    return TokenMask.of(Arrays.copyOf(idOfBin, count));
  }
}
