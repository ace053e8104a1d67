package dev.ergon.tokenizer.fast.bpe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ergon.tokenizer.TokenizerException;
import dev.ergon.tokenizer.reference.ReferenceVectors;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BytePairTrainerTest {
  private static List<int[]> texts(JsonNode list) {
    List<int[]> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.textValue().codePoints().toArray()));
    return texts;
  }

  @Test
  void learnsTheMergesThatTheLibraryLearns() {
    int held = 0;
    for (JsonNode corpus : ReferenceVectors.read("bpe_training.json").get("cases")) {
      JsonNode wanted = corpus.get("merges");
      List<int[]> texts = texts(corpus.get("texts"));
      int alphabet = BytePairTrainer.train(texts, 0, 1).size();
      BytePairVocabulary learnt = BytePairTrainer.train(texts, 0, alphabet + wanted.size());
      assertEquals(wanted.size(), learnt.merges().size());
      for (int rank = 0; rank < wanted.size(); rank++) {
        Merge merge = learnt.merges().get(rank);
        assertEquals(wanted.get(rank).get(0).asText(), learnt.tokens().get(merge.left()));
        assertEquals(wanted.get(rank).get(1).asText(), learnt.tokens().get(merge.right()));
        held++;
      }
    }
    ReferenceVectors.report("merges learnt in the library's order", held);
  }

  @Test
  void stopsWhereNoPairOccursTwice() {
    BytePairVocabulary vocabulary =
        BytePairTrainer.train(List.of("abcab".codePoints().toArray()), -1, 100);
    assertEquals(List.of("a", "b", "c", "ab"), vocabulary.tokens());
  }

  @Test
  void keepsTheWholeAlphabetEvenIfTheVocabularyIsSmaller() {
    BytePairVocabulary vocabulary =
        BytePairTrainer.train(List.of("aaaa".codePoints().toArray()), 10, 5);
    assertEquals(12, vocabulary.size());
    assertTrue(vocabulary.merges().isEmpty());
    assertEquals(10, vocabulary.alphabetLast());
  }

  @Test
  void refusesAVocabularyThatIsNoSize() {
    assertThrows(
        TokenizerException.class, () -> BytePairTrainer.train(List.of(new int[] {1}), 1, 0));
  }
}
