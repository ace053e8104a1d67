package dev.ergon.policy.training.bc;

import dev.ergon.core.action.ActionDimension;
import dev.ergon.core.action.ActionKind;
import dev.ergon.core.action.ActionSpace;
import dev.ergon.core.observation.CameraSpec;
import dev.ergon.policy.training.language.Vocabulary;
import dev.ergon.policy.training.sample.Samples;
import dev.ergon.policy.training.sample.TrainingSample;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * What a set of samples teaches: its words, its names of things, and the scale of its numbers. A
 * model is bound to one.
 *
 * @param space of the actions
 * @param cameras in the pictures' order
 * @param words of instructions, questions and answers
 * @param firstNames of marks, sorted
 * @param secondNames likewise
 * @param stateMean per number of the state vector
 * @param stateStd likewise, above 0
 * @param points numbers of an action label's points
 */
public record Curriculum(
    ActionSpace space,
    List<CameraSpec> cameras,
    List<String> words,
    List<String> firstNames,
    List<String> secondNames,
    float[] stateMean,
    float[] stateStd,
    int points) {
  private static final float LEAST_STD = 1e-3f;

  public Curriculum {
    cameras = List.copyOf(cameras);
    words = List.copyOf(words);
    firstNames = List.copyOf(firstNames);
    secondNames = List.copyOf(secondNames);
  }

  /** Reads {@code samples}, or as many of them as tell enough, and {@code moreWords}. */
  public static Curriculum of(
      Samples samples, ActionSpace space, List<CameraSpec> cameras, List<String> moreWords) {
    TreeSet<String> words = new TreeSet<>(moreWords);
    TreeSet<String> first = new TreeSet<>();
    TreeSet<String> second = new TreeSet<>();
    double[] sum = new double[samples.get(0).state().length];
    double[] squares = new double[sum.length];
    int stride = Math.max(1, samples.size() / 4000);
    int count = 0;
    for (int i = 0; i < samples.size(); i += stride) {
      TrainingSample sample = samples.get(i);
      sample.actions().forEach(a -> words.addAll(Vocabulary.words(a.instruction())));
      sample
          .questions()
          .forEach(q -> {
            words.addAll(Vocabulary.words(q.question()));
            Arrays.stream(q.answer().split(" "))
                .filter(w -> !w.startsWith("<"))
                .forEach(words::add);
          });
      sample
          .marks()
          .forEach(m -> {
            first.add(m.first());
            second.add(m.second());
          });
      for (int k = 0; k < sum.length; k++) {
        sum[k] += sample.state()[k];
        squares[k] += (double) sample.state()[k] * sample.state()[k];
      }
      count++;
    }
    float[] mean = new float[sum.length];
    float[] std = new float[sum.length];
    for (int k = 0; k < sum.length; k++) {
      mean[k] = (float) (sum[k] / count);
      double variance = squares[k] / count - (double) mean[k] * mean[k];
      std[k] = Math.max(LEAST_STD, (float) Math.sqrt(Math.max(0, variance)));
    }
    int points = samples.get(0).actions().get(0).points().length;
    return new Curriculum(
        space,
        cameras,
        List.copyOf(words),
        List.copyOf(first),
        List.copyOf(second),
        mean,
        std,
        points);
  }

  /** The vocabulary of a model of this. */
  public Vocabulary vocabulary() {
    return new Vocabulary(space.size(), words);
  }

  /** The state vector as the model's state encoder takes it. */
  public float normalised(int index, float value) {
    return (value - stateMean[index]) / stateStd[index];
  }

  /** Whether action dimension {@code index} is a choice rather than a quantity. */
  public boolean isChoice(int index) {
    ActionDimension dimension = space.dimensions().get(index);
    return dimension.kind() == ActionKind.TERMINATE || dimension.kind() == ActionKind.GRIPPER;
  }

  /**
   * Whether an action ends the task and says nothing of a motion. Were stillness taught with it,
   * "do not move" would become the likeliest answer wherever a model is unsure, and a policy that
   * stands still sees the same picture for ever.
   */
  public boolean endsStill(double[] action) {
    boolean ends = false;
    for (int i = 0; i < action.length; i++) {
      ends |= space.dimensions().get(i).kind() == ActionKind.TERMINATE && action[i] > 0.5;
      if (!isChoice(i) && action[i] != 0) {
        return false;
      }
    }
    return ends;
  }
}
