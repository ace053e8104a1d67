package dev.ergon.tokenizer.fast.bpe;

import dev.ergon.tokenizer.TokenizerException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;

/**
 * Learns a byte-pair vocabulary: the most frequent neighbouring pair becomes a token, the smaller
 * ids on ties, until the vocabulary is full (Sennrich et al. 2016, in the order of Hugging Face's
 * BpeTrainer, so that the same texts give the same file). One use, one thread.
 */
public final class BytePairTrainer {
  private static final int MIN_FREQUENCY = 2;
  private static final int MAX_TOKEN_LENGTH = 10_000;

  private record Pair(int left, int right) {}

  /** A pair that may be merged next, and the words where it was seen. */
  private record Candidate(Pair pair, long count, Set<Integer> words)
      implements Comparable<Candidate> {
    @Override
    public int compareTo(Candidate other) {
      int byCount = Long.compare(other.count, count);
      int byLeft = byCount != 0 ? byCount : Integer.compare(pair.left, other.pair.left);
      return byLeft != 0 ? byLeft : Integer.compare(pair.right, other.pair.right);
    }
  }

  private final int vocabularySize;
  private final List<String> tokens = new ArrayList<>();
  private final Map<String, Integer> ids = new HashMap<>();
  private final List<TrainingWord> words = new ArrayList<>();
  private final Map<Pair, Long> pairCounts = new HashMap<>();
  private final PriorityQueue<Candidate> queue = new PriorityQueue<>();
  private final Map<Pair, Set<Integer>> fresh = new HashMap<>();

  private BytePairTrainer(int vocabularySize) {
    this.vocabularySize = vocabularySize;
  }

  /**
   * Trains with the GPT-2 split.
   *
   * @param texts Unicode scalar values each, not modified
   * @param alphabetLast code points 0..alphabetLast are tokens from the start
   * @param vocabularySize how many tokens to stop at
   */
  public static BytePairVocabulary train(List<int[]> texts, int alphabetLast, int vocabularySize) {
    if (vocabularySize < 1 || vocabularySize > BytePairVocabulary.MAX_TOKENS) {
      throw TokenizerException.badInput(
          "byte-pair training: got a vocabulary of "
              + vocabularySize
              + ", wanted 1.."
              + BytePairVocabulary.MAX_TOKENS);
    }
    BytePairTrainer trainer = new BytePairTrainer(vocabularySize);
    Map<String, Long> wordCounts = countWords(texts);
    trainer.addAlphabet(wordCounts.keySet(), alphabetLast);
    trainer.addWords(wordCounts);
    return new BytePairVocabulary(trainer.tokens, trainer.learnMerges(), true);
  }

  private static Map<String, Long> countWords(List<int[]> texts) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (int[] text : texts) {
      for (int from = 0; from < text.length; ) {
        int end = Gpt2Split.pieceEnd(text, from, text.length);
        counts.merge(inByteAlphabet(text, from, end), 1L, Long::sum);
        from = end;
      }
    }
    return counts;
  }

  private static String inByteAlphabet(int[] text, int from, int end) {
    byte[] utf8 = new String(text, from, end - from).getBytes(StandardCharsets.UTF_8);
    StringBuilder word = new StringBuilder(utf8.length);
    for (byte b : utf8) {
      word.append(ByteAlphabet.charOf(Byte.toUnsignedInt(b)));
    }
    return word.toString();
  }

  private void addAlphabet(Set<String> seen, int alphabetLast) {
    TreeSet<Integer> alphabet = new TreeSet<>();
    seen.forEach(word -> word.chars().forEach(alphabet::add));
    for (int c = 0; c <= alphabetLast; c++) {
      alphabet.add(c);
    }
    alphabet.forEach(c -> idOf(Character.toString(c)));
  }

  private void addWords(Map<String, Long> wordCounts) {
    wordCounts.forEach((word, count) ->
        words.add(
            new TrainingWord(
                word.chars().map(c -> ids.get(Character.toString((char) c))).toArray(), count)));
    for (int i = 0; i < words.size(); i++) {
      TrainingWord word = words.get(i);
      for (int at = 0; at + 1 < word.size(); at++) {
        change(new Pair(word.symbol(at), word.symbol(at + 1)), word.count(), i);
      }
    }
    queueFresh();
  }

  private List<Merge> learnMerges() {
    // A pair can be learnt twice, when a token it holds is made in two ways; its last rank counts.
    Map<Pair, Merge> merges = new LinkedHashMap<>();
    while (tokens.size() < vocabularySize && !queue.isEmpty()) {
      Candidate top = queue.poll();
      long count = pairCounts.getOrDefault(top.pair, 0L);
      if (count != top.count) {
        queue.add(new Candidate(top.pair, count, top.words));
        continue;
      }
      if (count < MIN_FREQUENCY) {
        break;
      }
      int merged = idOf(tokens.get(top.pair.left) + tokens.get(top.pair.right));
      merges.remove(top.pair);
      merges.put(top.pair, new Merge(top.pair.left, top.pair.right, merged));
      mergeInWords(top, merged);
    }
    return List.copyOf(merges.values());
  }

  private void mergeInWords(Candidate top, int merged) {
    for (int index : top.words) {
      TrainingWord word = words.get(index);
      word.merge(
          top.pair.left,
          top.pair.right,
          merged,
          MAX_TOKEN_LENGTH,
          (left, right, times) -> change(new Pair(left, right), times * word.count(), index));
    }
    queueFresh();
  }

  private void change(Pair pair, long by, int word) {
    pairCounts.merge(pair, by, Long::sum);
    if (by > 0) {
      fresh.computeIfAbsent(pair, p -> new HashSet<>()).add(word);
    }
  }

  private void queueFresh() {
    fresh.forEach((pair, where) -> {
      long count = pairCounts.getOrDefault(pair, 0L);
      if (count > 0) {
        queue.add(new Candidate(pair, count, Collections.unmodifiableSet(where)));
      }
    });
    fresh.clear();
  }

  private int idOf(String token) {
    Integer known = ids.get(token);
    if (known != null) {
      return known;
    }
    ids.put(token, tokens.size());
    tokens.add(token);
    return tokens.size() - 1;
  }
}
