package dev.ergon.tokenizer.figure;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ergon.tokenizer.ActionShape;
import dev.ergon.tokenizer.TokenizerMode;
import dev.ergon.tokenizer.fast.FastLayout;
import dev.ergon.tokenizer.fast.FastTokenizer;
import dev.ergon.tokenizer.fast.bpe.TokenizerJson;
import dev.ergon.tokenizer.openvla.OpenVlaTokenizer;
import dev.ergon.tokenizer.reference.ReferenceVectors;
import dev.ergon.tokenizer.rt2.BinArithmetic;
import dev.ergon.tokenizer.rt2.BinDecoding;
import dev.ergon.tokenizer.rt2.Rt2Dimension;
import dev.ergon.tokenizer.rt2.Rt2Layout;
import dev.ergon.tokenizer.rt2.Rt2Tokenizer;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Bin resolution around zero on the left, numbers per token on the right, as one SVG. */
final class ActionTokenizersFigure {
  private static final double SPAN = 0.03;
  private static final int PLOT = 300;
  private static final int STEPS = 600;
  private static final String[] COLOURS = {"#c0392b", "#aed6f1", "#1e8449"};

  /** FAST (Pertsch et al. 2025), table I: naive tokens over FAST tokens, one second each. */
  private static final Object[][] PAPER = {
    {"paper: BridgeV2, 7-D, 5 Hz", 35 / 20.0},
    {"paper: DROID, 7-D, 15 Hz", 105 / 29.0},
    {"paper: bussing, 7-D, 20 Hz", 140 / 28.0},
    {"paper: shirt folding, 14-D, 50 Hz", 700 / 53.0}
  };

  /**
   * The scripted expert's recorded episodes, as {@code docs/benchmarks.md} gives them with the
   * command.
   */
  private static final String RECORDED = "Ergon: recorded episodes of the expert, 5 x 7";

  private static final double RECORDED_NUMBERS_PER_TOKEN = 35 / 13.6;

  private final StringBuilder svg = new StringBuilder();

  String draw() {
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 860 400" font-family="sans-serif" font-size="12">
        <rect width="860" height="400" fill="white"/>
        """);
    drawBins();
    drawCompression();
    return svg.append("</svg>\n").toString();
  }

  private void drawBins() {
    text(40, 24, "Decoded against true, around 0 of a range of -1..1");
    line("M 40 190 H 340 M 190 40 V 340", "#bbbbbb", "0.8");
    curve("RT-2, left edge", rt2(BinDecoding.LEFT_EDGE), 0);
    curve("RT-2, bin centre", rt2(BinDecoding.CENTRE), 1);
    curve("OpenVLA", openVla(), 2);
    text(40, 358, "-0.03");
    text(178, 358, "true");
    text(310, 358, "0.03");
  }

  private void curve(String name, DoubleUnaryOperator roundTrip, int index) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i <= STEPS; i++) {
      double x = SPAN * (2.0 * i / STEPS - 1);
      double y = roundTrip.applyAsDouble(x);
      path.append(i == 0 ? "M " : "L ")
          .append(number(40 + PLOT * (x / SPAN + 1) / 2))
          .append(' ')
          .append(number(40 + PLOT * (1 - y / SPAN) / 2))
          .append(' ');
    }
    // Broad, because OpenVLA's curve lies on the bin centres and would hide it.
    line(path.toString().strip(), COLOURS[index], index == 1 ? "5" : "1.4");
    line("M 50 " + (56 + 18 * index) + " h 20", COLOURS[index], "2");
    text(76, 60 + 18 * index, name);
  }

  private void drawCompression() {
    text(420, 24, "Numbers per token (RT-2 and OpenVLA: 1)");
    int row = 0;
    for (String folder : List.of("fast_h10_d7_v1024", "fast_h50_d14_v2048")) {
      FastTokenizer tokenizer = fast(folder);
      ActionShape shape = tokenizer.shape();
      String name =
          "Ergon: made-up smooth chunks, %d x %d".formatted(shape.horizon(), shape.dimensions());
      bar(row++, name, numbersPerToken(folder, tokenizer), COLOURS[2]);
    }
    bar(row++, RECORDED, RECORDED_NUMBERS_PER_TOKEN, COLOURS[2]);
    for (Object[] entry : PAPER) {
      bar(row++, (String) entry[0], (Double) entry[1], "#95a5a6");
    }
  }

  private void bar(int row, String name, double value, String colour) {
    int top = 48 + 48 * row;
    text(420, top, name);
    svg.append(
        "<rect x=\"420\" y=\"%d\" width=\"%s\" height=\"16\" fill=\"%s\"/>%n"
            .formatted(top + 6, number(25 * value), colour)
            .replace(System.lineSeparator(), "\n"));
    text(428 + (int) (25 * value), top + 19, number(value));
  }

  private static double numbersPerToken(String folder, FastTokenizer tokenizer) {
    double numbers = 0;
    double tokens = 0;
    for (JsonNode vector : ReferenceVectors.read(folder + "/vectors.json").get("encode")) {
      if (vector.get("name").asText().startsWith("smooth")) {
        numbers += tokenizer.shape().size();
        tokens += tokenizer.encode(ReferenceVectors.rows(vector.get("input"))).length;
      }
    }
    return numbers / tokens;
  }

  private static FastTokenizer fast(String folder) {
    JsonNode params = ReferenceVectors.read(folder + "/params.json");
    var shape =
        new ActionShape(params.get("time_horizon").intValue(), params.get("action_dim").intValue());
    return new FastTokenizer(
        new FastLayout(
            params.get("scale").doubleValue(), params.get("min_token").intValue(), shape),
        TokenizerJson.read(ReferenceVectors.path(folder + "/tokenizer.json")),
        TokenizerMode.STRICT);
  }

  private static DoubleUnaryOperator rt2(BinDecoding decoding) {
    var layout =
        new Rt2Layout(
            1, List.of(new Rt2Dimension("x", -1, 1)), 256, decoding, BinArithmetic.FLOAT64);
    Rt2Tokenizer tokenizer = new Rt2Tokenizer(layout);
    return x -> tokenizer.decode(tokenizer.encode(new double[][] {{0, x}}))[0][1];
  }

  private static DoubleUnaryOperator openVla() {
    var tokenizer = new OpenVlaTokenizer(32_000, new ActionShape(1, 1), TokenizerMode.STRICT);
    return x -> tokenizer.decode(tokenizer.encode(new double[][] {{x}}))[0][0];
  }

  private void line(String path, String colour, String width) {
    svg.append("<path d=\"").append(path).append("\" fill=\"none\" stroke=\"").append(colour);
    svg.append("\" stroke-width=\"").append(width).append("\"/>\n");
  }

  private void text(int x, int y, String words) {
    svg.append("<text x=\"").append(x).append("\" y=\"").append(y).append("\">");
    svg.append(words).append("</text>\n");
  }

  /** To a tenth, in integers: JDK 17 and 25 round differently when they format. */
  private static String number(double value) {
    long tenths = Math.round(value * 10);
    return tenths / 10 + "." + tenths % 10;
  }
}
