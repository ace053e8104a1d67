package dev.ergon.tokenizer.spec;

import dev.ergon.tokenizer.TokenizerMode;
import dev.ergon.tokenizer.rt2.Rt2Dimension;
import dev.ergon.tokenizer.rt2.Rt2Layout;
import dev.ergon.tokenizer.rt2.Rt2Text;
import dev.ergon.tokenizer.rt2.Rt2Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** RT-2: a row is {@code [terminate class, numbers]}, the text is the string of integers. */
public record Rt2Spec(Rt2Tokenizer tokenizer) implements TokenizerSpec {
  @Override
  public TokenizerMode mode() {
    return tokenizer.mode();
  }

  @Override
  public int[] encode(double[][] actions) {
    return tokenizer.encode(actions);
  }

  @Override
  public double[][] decode(int[] tokens) {
    return tokenizer.decode(tokens);
  }

  @Override
  public Optional<String> text(int[] tokens) {
    return Optional.of(Rt2Text.format(tokens));
  }

  @Override
  public TokenizerReport report() {
    Rt2Layout layout = tokenizer.layout();
    List<TokenizerReport.Dimension> dimensions = new ArrayList<>();
    for (int i = 0; i < layout.dimensions().size(); i++) {
      dimensions.add(dimension(layout, i));
    }
    String remark =
        "the first integer is the terminate class, 0.."
            + (layout.terminateClasses() - 1)
            + "; class 0 ends the episode";
    return new TokenizerReport(
        "rt2", SpecFile.text(mode()), layout.bins(), 1, 0, dimensions, List.of(remark));
  }

  private TokenizerReport.Dimension dimension(Rt2Layout layout, int index) {
    Rt2Dimension d = layout.dimensions().get(index);
    double[] row = new double[layout.length()];
    for (int i = 0; i < layout.dimensions().size(); i++) {
      row[i + 1] = layout.dimensions().get(i).low();
    }
    RoundTrip errors =
        RoundTrip.sweep(
            d.low(),
            d.high(),
            value -> {
              row[index + 1] = value;
              return decode(encode(new double[][] {row}))[0][index + 1];
            });
    double resolution = (d.high() - d.low()) / (layout.bins() - 1);
    return new TokenizerReport.Dimension(
        d.name(), d.low(), d.high(), layout.bins(), resolution, errors.mean(), errors.max());
  }
}
