package dev.ergon.policy.runtime.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ergon.tokenizer.ActionTokenizer;
import dev.ergon.tokenizer.rt2.Rt2Dimension;
import dev.ergon.tokenizer.rt2.Rt2Layout;
import dev.ergon.tokenizer.rt2.Rt2Tokenizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalRuleTest {
  private static final int END = 0;
  private static final int GO_ON = 1;

  private final ActionTokenizer tokenizer =
      new Rt2Tokenizer(Rt2Layout.of(2, List.of(new Rt2Dimension("dx", -1, 1))));
  private final TokenRule others = new ActionTokens(tokenizer, tokenizer.shape().size());

  @ParameterizedTest
  @CsvSource({"0.5, 0, 0", "0.5, -0.01, 1", "0.05, -2.9, 0", "0.05, -3, 1", "0.95, 2.9, 1"})
  void theThresholdIsAProbability(double threshold, float logOdds, int token) {
    RefusalRule rule = new RefusalRule(others, tokenizer, threshold);
    rule.begin();
    assertEquals(token, rule.choose(0, logits(logOdds)));
  }

  @Test
  void theMeanOfAllAnswersToOneQuestionDecides() {
    RefusalRule rule = new RefusalRule(others, tokenizer, 0.5);
    rule.begin();
    assertEquals(END, rule.choose(0, logits(1)));
    assertEquals(GO_ON, rule.choose(0, logits(-4)));
    assertEquals(GO_ON, rule.choose(0, logits(2)));
    assertEquals(END, rule.choose(0, logits(1)));
    rule.begin();
    assertEquals(GO_ON, rule.choose(0, logits(-1)), "earlier answers are forgotten");
  }

  @Test
  void allOtherTokensAreTheOtherRules() {
    RefusalRule rule = new RefusalRule(others, tokenizer, 0.5);
    float[] logits = new float[256];
    logits[200] = 1;
    rule.begin();
    assertEquals(others.choose(1, logits), rule.choose(1, logits));
    assertEquals(200, rule.choose(1, logits));
    assertEquals(others.maxTokens(), rule.maxTokens());
  }

  private static float[] logits(float endOverGoingOn) {
    float[] logits = new float[256];
    logits[END] = endOverGoingOn;
    logits[GO_ON] = 0;
    return logits;
  }
}
