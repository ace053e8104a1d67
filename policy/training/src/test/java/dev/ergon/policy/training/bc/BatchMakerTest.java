package dev.ergon.policy.training.bc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ergon.policy.training.SmallWorld;
import dev.ergon.policy.training.language.ActionVocabulary;
import dev.ergon.policy.training.sample.Samples;
import dev.ergon.policy.training.sample.TrainingSample;
import dev.ergon.policy.training.sample.TrainingSample.ActionLabel;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BatchMakerTest {
  private static final double[] MOVES = {0, 0.01, 0.03, -0.02, 1};
  private static final double[] ENDS = {1, 0, 0, 0, 1};
  private static final double[] ENDS_ON_THE_WAY = {1, 0, 0.002, 0, 1};

  @Test
  void actionThatMovesTeachesAllItsTokens() {
    assertEquals(8 * 5, batch(MOVES, 1).actionRows());
  }

  @Test
  void actionThatEndsStillTeachesItsChoicesOnly() {
    assertEquals(8 * 2, batch(ENDS, 1).actionRows());
    assertEquals(8 * 5, batch(ENDS_ON_THE_WAY, 1).actionRows());
  }

  @Test
  void sameSeedAndStepGiveTheSameBatch() {
    assertArrayEquals(batch(MOVES, 3).targets(), batch(MOVES, 3).targets());
    assertArrayEquals(batch(MOVES, 3).pixels(), batch(MOVES, 3).pixels());
  }

  /** Eight pictures with one instruction each. */
  private static Batch batch(double[] action, int step) {
    TrainingSample plain = SmallWorld.sample(new Random(5));
    TrainingSample sample =
        new TrainingSample(
            plain.pictures(),
            plain.state(),
            List.of(new ActionLabel("go left", action, plain.actions().get(0).points())),
            plain.questions(),
            plain.marks());
    Samples samples =
        new Samples() {
          @Override
          public int size() {
            return 1;
          }

          @Override
          public TrainingSample get(int index) {
            return sample;
          }
        };
    Curriculum curriculum =
        Curriculum.of(samples, SmallWorld.SPACE, SmallWorld.CAMERAS, List.of("go", "left"));
    return new BatchMaker(
            samples,
            curriculum,
            SmallWorld.shape(curriculum),
            ActionVocabulary.tokenizer(curriculum.vocabulary(), curriculum.space()),
            SmallWorld.recipe(10, 3))
        .make(step);
  }
}
