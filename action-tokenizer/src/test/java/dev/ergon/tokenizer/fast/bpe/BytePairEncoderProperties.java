package dev.ergon.tokenizer.fast.bpe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ergon.tokenizer.reference.ReferenceVectors;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class BytePairEncoderProperties {
  private final BytePairVocabulary vocabulary =
      TokenizerJson.read(ReferenceVectors.path("fast_h50_d14_v2048/tokenizer.json"));
  private final BytePairEncoder encoder = new BytePairEncoder(vocabulary);
  private final BytePairDecoder decoder = new BytePairDecoder(vocabulary);

  @Property
  void mergesLikeTheDefinition(@ForAll("texts") int[] text) {
    List<Integer> wanted = new ArrayList<>();
    for (int from = 0; from < text.length; ) {
      int end = Gpt2Split.pieceEnd(text, from, text.length);
      wanted.addAll(mergedByScanning(new String(text, from, end - from)));
      from = end;
    }
    assertEquals(wanted, Arrays.stream(encoder.encode(text)).boxed().toList());
  }

  @Property
  void decodingGivesBackWhatTheVocabularyCanSay(@ForAll("texts") int[] text) {
    assertArrayEquals(text, decoder.decode(encoder.encode(text)));
  }

  /** The definition: find the lowest rank, leftmost first, merge it, start over. */
  private List<Integer> mergedByScanning(String piece) {
    List<Integer> symbols = new ArrayList<>();
    for (byte b : piece.getBytes(StandardCharsets.UTF_8)) {
      symbols.add(vocabulary.idOfByte(Byte.toUnsignedInt(b)));
    }
    while (true) {
      int best = -1;
      int bestRank = Integer.MAX_VALUE;
      for (int i = 0; i + 1 < symbols.size(); i++) {
        int rank = rank(symbols.get(i), symbols.get(i + 1));
        if (rank < bestRank) {
          bestRank = rank;
          best = i;
        }
      }
      if (best < 0) {
        return symbols;
      }
      symbols.set(best, vocabulary.merges().get(bestRank).merged());
      symbols.remove(best + 1);
    }
  }

  private int rank(int left, int right) {
    for (int rank = 0; rank < vocabulary.merges().size(); rank++) {
      Merge merge = vocabulary.merges().get(rank);
      if (merge.left() == left && merge.right() == right) {
        return rank;
      }
    }
    return Integer.MAX_VALUE;
  }

  /** Code points of the fitted range whose bytes all have tokens, zeros the most frequent. */
  @Provide
  Arbitrary<int[]> texts() {
    Arbitrary<Integer> any =
        Arbitraries.integers().between(0, vocabulary.alphabetLast()).filter(this::isSayable);
    return Arbitraries.frequencyOf(
            Tuple.of(4, Arbitraries.just(71)),
            Tuple.of(3, Arbitraries.integers().between(68, 74)),
            Tuple.of(1, any))
        .array(int[].class)
        .ofMaxSize(60);
  }

  private boolean isSayable(int codePoint) {
    for (byte b : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
      if (!vocabulary.canSayByte(Byte.toUnsignedInt(b))) {
        return false;
      }
    }
    return true;
  }
}
