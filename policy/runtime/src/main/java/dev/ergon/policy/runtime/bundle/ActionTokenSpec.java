package dev.ergon.policy.runtime.bundle;

import dev.ergon.core.action.ActionDimension;
import dev.ergon.core.action.ActionKind;
import dev.ergon.core.action.ActionSpace;
import dev.ergon.core.config.Default;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.tokenizer.ActionShape;
import dev.ergon.tokenizer.ActionStatistics;
import dev.ergon.tokenizer.ActionTokenizer;
import dev.ergon.tokenizer.Statistic;
import dev.ergon.tokenizer.TokenizerMode;
import dev.ergon.tokenizer.openvla.OpenVlaTokenizer;
import dev.ergon.tokenizer.rt2.BinArithmetic;
import dev.ergon.tokenizer.rt2.BinDecoding;
import dev.ergon.tokenizer.rt2.Rt2Dimension;
import dev.ergon.tokenizer.rt2.Rt2Layout;
import dev.ergon.tokenizer.rt2.Rt2Tokenizer;
import dev.ergon.tokenizer.rt2.VocabularyBinding;
import dev.ergon.tokenizer.statistics.NormalisationScheme;
import dev.ergon.tokenizer.statistics.NormalisedTokenizer;
import dev.ergon.tokenizer.statistics.Normaliser;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which ids say actions, and what they say. The ids are the last of the vocabulary.
 *
 * @param vocabularySize of the words' own vocabulary, without added tokens and padding rows
 * @param bins RT-2 only: how many ids a number has
 * @param terminateClasses RT-2 only: how many classes the first number has; class 0 ends the task
 * @param decoding RT-2 only: which point of a bin an id says
 * @param normalisation OpenVLA only: the formula that training used; absent if actions are the
 *     normalised numbers themselves
 * @param statistics OpenVLA only: what the formula takes
 */
public record ActionTokenSpec(
    Scheme scheme,
    int vocabularySize,
    @Default("256") int bins,
    @Default("2") int terminateClasses,
    @Default("left_edge") BinDecoding decoding,
    @Nullable NormalisationScheme normalisation,
    @Nullable Statistics statistics) {
  /** How numbers become ids. */
  public enum Scheme {
    /** A larger id is a smaller number; numbers are normalised by statistics. */
    OPENVLA,
    /** A terminate class, then bins over the action space's own bounds. */
    RT2
  }

  /**
   * Of every dimension, as a dataset's statistics file has them; what a formula needs not may go.
   */
  public record Statistics(
      @Nullable List<Double> q01,
      @Nullable List<Double> q99,
      @Nullable List<Double> min,
      @Nullable List<Double> max,
      @Nullable List<Double> mean,
      @Nullable List<Double> std,
      @Nullable List<Boolean> mask) {}

  public ActionTokenSpec {
    if ((normalisation == null) != (statistics == null)) {
      throw new IllegalArgumentException(
          "action tokens: got normalisation "
              + normalisation
              + (statistics == null ? " without" : " with")
              + " statistics, wanted both or neither");
    }
    if (scheme == Scheme.RT2 && statistics != null) {
      throw new IllegalArgumentException(
          "action tokens: got statistics for rt2, whose bins lie over the action space's bounds");
    }
  }

  /**
   * The tokenizer of chunks in {@code space}; strict.
   *
   * @throws InvalidInputException if this does not fit the space
   */
  public ActionTokenizer tokenizer(ActionSpace space, int chunkLength) {
    return scheme == Scheme.RT2 ? rt2(space, chunkLength) : openVla(space.size(), chunkLength);
  }

  private ActionTokenizer openVla(int dimensions, int chunkLength) {
    ActionTokenizer bins =
        new OpenVlaTokenizer(
            vocabularySize, new ActionShape(chunkLength, dimensions), TokenizerMode.STRICT);
    if (normalisation == null || statistics == null) {
      return bins;
    }
    Normaliser normaliser =
        new Normaliser(actionStatistics(statistics), normalisation, TokenizerMode.STRICT);
    return new NormalisedTokenizer(bins, normaliser);
  }

  private ActionTokenizer rt2(ActionSpace space, int chunkLength) {
    List<ActionDimension> all = space.dimensions();
    if (all.get(0).kind() != ActionKind.TERMINATE) {
      throw new InvalidInputException(
          "action space '"
              + space.name()
              + "': got '"
              + all.get(0).name()
              + "' first, wanted the"
              + " terminate dimension, as rt2 has it");
    }
    List<Rt2Dimension> numbers =
        all.stream().skip(1).map(d -> new Rt2Dimension(d.name(), d.low(), d.high())).toList();
    Rt2Layout layout =
        new Rt2Layout(terminateClasses, numbers, bins, decoding, BinArithmetic.FLOAT64);
    return new Rt2Chunks(
        new Rt2Tokenizer(
            layout, VocabularyBinding.last(vocabularySize, bins), TokenizerMode.STRICT),
        chunkLength);
  }

  private static ActionStatistics actionStatistics(Statistics from) {
    Map<Statistic, double[]> values = new EnumMap<>(Statistic.class);
    put(values, Statistic.Q01, from.q01());
    put(values, Statistic.Q99, from.q99());
    put(values, Statistic.MIN, from.min());
    put(values, Statistic.MAX, from.max());
    put(values, Statistic.MEAN, from.mean());
    put(values, Statistic.STD, from.std());
    if (from.mask() == null) {
      return ActionStatistics.of(BundleFolder.MANIFEST, values);
    }
    boolean[] mask = new boolean[from.mask().size()];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = from.mask().get(i);
    }
    return ActionStatistics.of(BundleFolder.MANIFEST, values, mask);
  }

  private static void put(
      Map<Statistic, double[]> values, Statistic statistic, @Nullable List<Double> list) {
    if (list != null) {
      values.put(statistic, list.stream().mapToDouble(Double::doubleValue).toArray());
    }
  }
}
