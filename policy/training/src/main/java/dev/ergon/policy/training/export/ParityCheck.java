package dev.ergon.policy.training.export;

import dev.ergon.core.image.Image;
import dev.ergon.core.image.PixelFormat;
import dev.ergon.core.time.Clock;
import dev.ergon.policy.runtime.BundleModel;
import dev.ergon.policy.runtime.bundle.BundleFolder;
import dev.ergon.policy.runtime.bundle.BundleManifest;
import dev.ergon.policy.runtime.bundle.GraphVariant;
import dev.ergon.policy.runtime.model.ActionTokens;
import dev.ergon.policy.runtime.model.ModelSettings;
import dev.ergon.policy.runtime.model.StageClock;
import dev.ergon.policy.runtime.model.TokenRule;
import dev.ergon.policy.runtime.onnx.SessionSettings;
import dev.ergon.policy.runtime.prompt.MultimodalPrompt;
import dev.ergon.policy.runtime.prompt.PromptTemplate;
import dev.ergon.policy.training.bc.Checkpoint;
import dev.ergon.policy.training.sample.Samples;
import dev.ergon.policy.training.sample.TrainingSample;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Holds an exported bundle, run by the runtime, against its checkpoint, run by PyTorch. */
public final class ParityCheck {
  private ParityCheck() {}

  /**
   * How near they are.
   *
   * @param steps samples compared
   * @param sameTokens steps with identical greedy action tokens
   * @param tokens action tokens compared
   * @param differingTokens of them
   * @param largestDifference of two logits
   * @param torchNanos median time of PyTorch's forward pass, on as many threads as it takes
   * @param runtimeNanos median time of the runtime's step on one, preprocessing included
   */
  public record Report(
      int steps,
      int sameTokens,
      int tokens,
      int differingTokens,
      double largestDifference,
      long torchNanos,
      long runtimeNanos) {}

  /**
   * Compares {@code steps} of {@code samples}, evenly taken. PyTorch has its turn first: its
   * threads spin for a while after every step, so that the two cannot be timed in alternation.
   */
  public static Report run(
      Checkpoint checkpoint,
      Path bundle,
      GraphVariant variant,
      Samples samples,
      int steps,
      Clock clock) {
    List<TrainingSample> taken = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
      taken.add(samples.get((int) ((long) i * samples.size() / steps)));
    }
    long[] torchNanos = new long[steps];
    List<float[][]> expected = expected(checkpoint, taken, torchNanos, clock);
    BundleManifest manifest = BundleManifest.read(bundle.resolve(BundleFolder.MANIFEST));
    ModelSettings settings = ModelSettings.of(SessionSettings.cpu(1), variant);
    int tokens = checkpoint.curriculum().space().size();
    long[] runtimeNanos = new long[steps];
    int same = 0;
    int differing = 0;
    double largest = 0;
    try (BundleModel model = BundleModel.open(bundle, manifest, settings, clock)) {
      for (int i = 0; i < steps; i++) {
        Listening rule = new Listening(new ActionTokens(model.profile().actions(), tokens));
        int[] said = said(model, taken.get(i), checkpoint.shape().imageSize(), rule, clock);
        runtimeNanos[i] = rule.stepNanos;
        int wrong = 0;
        for (int t = 0; t < tokens; t++) {
          float[] logits = expected.get(i)[t];
          largest = Math.max(largest, difference(logits, rule.heard.get(t)));
          wrong += rule.rule.choose(t, logits) == said[t] ? 0 : 1;
        }
        same += wrong == 0 ? 1 : 0;
        differing += wrong;
      }
    }
    return new Report(
        steps, same, steps * tokens, differing, largest, median(torchNanos), median(runtimeNanos));
  }

  private static List<float[][]> expected(
      Checkpoint checkpoint, List<TrainingSample> samples, long[] nanos, Clock clock) {
    List<float[][]> logits = new ArrayList<>();
    try (TorchReference torch = new TorchReference(checkpoint)) {
      for (TrainingSample sample : samples) {
        long begin = clock.nanos();
        logits.add(torch.logits(sample.pictures(), sample.state(), words(sample)));
        nanos[logits.size() - 1] = clock.nanos() - begin;
      }
    }
    return logits;
  }

  private static int[] said(
      BundleModel model, TrainingSample sample, int size, Listening rule, Clock clock) {
    List<Image> images = new ArrayList<>();
    for (byte[] rgb : sample.pictures()) {
      images.add(Image.copyOf(size, size, PixelFormat.RGB8, rgb));
    }
    double[] state = new double[sample.state().length];
    for (int k = 0; k < state.length; k++) {
      state[k] = sample.state()[k];
    }
    PromptTemplate template = new PromptTemplate(model.profile().prompt().action(), true);
    MultimodalPrompt prompt = template.prompt(words(sample), images.size());
    StageClock stages = new StageClock(clock);
    long begin = clock.nanos();
    model.model().look(images, stages);
    int[] tokens =
        model.model().sayAtOnce(prompt, state, model.placeholders(), rule, stages).tokens();
    rule.stepNanos = clock.nanos() - begin;
    return tokens;
  }

  private static String words(TrainingSample sample) {
    return sample.actions().get(0).instruction();
  }

  private static double difference(float[] a, float[] b) {
    double largest = 0;
    for (int i = 0; i < a.length; i++) {
      largest = Math.max(largest, Math.abs((double) a[i] - b[i]));
    }
    return largest;
  }

  private static long median(long[] values) {
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** Passes a choice on, keeps what it was made from and how long the step took. */
  private static final class Listening implements TokenRule {
    private final TokenRule rule;
    private final List<float[]> heard = new ArrayList<>();
    private long stepNanos;

    Listening(TokenRule rule) {
      this.rule = rule;
    }

    @Override
    public int maxTokens() {
      return rule.maxTokens();
    }

    @Override
    public int choose(int position, float[] logits) {
      heard.add(logits.clone());
      return rule.choose(position, logits);
    }

    @Override
    public boolean ends(int token) {
      return rule.ends(token);
    }
  }
}
