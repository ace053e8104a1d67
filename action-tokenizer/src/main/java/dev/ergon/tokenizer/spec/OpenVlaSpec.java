package dev.ergon.tokenizer.spec;

import dev.ergon.tokenizer.ActionShape;
import dev.ergon.tokenizer.ActionTokenizer;
import dev.ergon.tokenizer.DegenerateDimension;
import dev.ergon.tokenizer.TokenizerException;
import dev.ergon.tokenizer.TokenizerMode;
import dev.ergon.tokenizer.openvla.OpenVlaTokenizer;
import dev.ergon.tokenizer.statistics.NormalisedTokenizer;
import dev.ergon.tokenizer.statistics.Normaliser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * OpenVLA over normalised numbers. Without statistics it takes rows of any length; with them it
 * decodes exactly {@code horizon} rows, into the robot's units. What is encoded is normalised in
 * either case.
 *
 * @param normaliser by the dataset's statistics, or null
 */
public record OpenVlaSpec(
    int vocabularySize, TokenizerMode mode, int horizon, @Nullable Normaliser normaliser)
    implements TokenizerSpec {
  private static final int INTERVALS = OpenVlaTokenizer.ACTION_IDS - 1;

  public OpenVlaSpec {
    // Here, so that it is the spec's fault and not every line's.
    OpenVlaTokenizer.requireServed(vocabularySize, mode);
    if (horizon < 1 || horizon > ActionShape.MAX_HORIZON) {
      throw TokenizerException.badInput(
          "OpenVLA: got horizon " + horizon + ", wanted 1.." + ActionShape.MAX_HORIZON);
    }
  }

  @Override
  public int[] encode(double[][] actions) {
    int columns = actions.length == 0 ? 0 : actions[0].length;
    if (columns == 0 && !mode.isStrict()) {
      return new int[0]; // as published
    }
    if (columns == 0) {
      throw TokenizerException.wrongLength("numbers of the action", 0, 1);
    }
    if (normaliser != null && columns != normaliser.dimensions()) {
      throw TokenizerException.wrongLength(
          "numbers in a row of the action", columns, normaliser.dimensions());
    }
    return bins(new ActionShape(actions.length, columns)).encode(actions);
  }

  @Override
  public double[][] decode(int[] tokens) {
    if (normaliser != null) {
      var shape = new ActionShape(horizon, normaliser.dimensions());
      return new NormalisedTokenizer(bins(shape), normaliser).decode(tokens);
    }
    if (tokens.length == 0 && !mode.isStrict()) {
      return new double[1][0]; // as published
    }
    if (tokens.length == 0 || tokens.length > ActionShape.MAX_DIMENSIONS) {
      throw TokenizerException.outOfRange(
          "number of tokens", 0, tokens.length, 1, ActionShape.MAX_DIMENSIONS);
    }
    return bins(new ActionShape(1, tokens.length)).decode(tokens);
  }

  private ActionTokenizer bins(ActionShape shape) {
    return new OpenVlaTokenizer(vocabularySize, shape, mode);
  }

  @Override
  public Optional<String> text(int[] tokens) {
    return Optional.empty();
  }

  @Override
  public TokenizerReport report() {
    int count = normaliser == null ? 1 : normaliser.dimensions();
    List<TokenizerReport.Dimension> dimensions = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      dimensions.add(dimension(i, count));
    }
    List<String> remarks = new ArrayList<>();
    if (normaliser == null) {
      remarks.add("without statistics every number is a normalised one, of any dimension");
    } else {
      normaliser.degenerateDimensions().stream()
          .map(DegenerateDimension::describe)
          .forEach(remarks::add);
    }
    return new TokenizerReport(
        "openvla", SpecFile.text(mode), OpenVlaTokenizer.ACTION_IDS, 1, 0, dimensions, remarks);
  }

  private TokenizerReport.Dimension dimension(int index, int count) {
    ActionTokenizer tokenizer = bins(new ActionShape(1, count));
    double low = inUnits(-1, index, count);
    double high = inUnits(1, index, count);
    RoundTrip errors = new RoundTrip();
    RoundTrip.sweep(
        -1,
        1,
        value -> {
          double[] row = new double[count];
          row[index] = value;
          double decoded = tokenizer.decode(tokenizer.encode(new double[][] {row}))[0][index];
          errors.add(inUnits(value, index, count), inUnits(decoded, index, count));
          return decoded;
        });
    return new TokenizerReport.Dimension(
        normaliser == null ? "any" : "dimension " + index,
        low,
        high,
        INTERVALS,
        (high - low) / INTERVALS,
        errors.mean(),
        errors.max());
  }

  private double inUnits(double normalised, int index, int count) {
    double[] row = new double[count];
    row[index] = normalised;
    if (normaliser != null) {
      normaliser.unnormalise(row, row);
    }
    return row[index];
  }
}
