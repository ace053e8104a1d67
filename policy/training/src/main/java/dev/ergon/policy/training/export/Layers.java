package dev.ergon.policy.training.export;

import static dev.ergon.policy.training.export.OnnxGraph.number;
import static dev.ergon.policy.training.export.OnnxGraph.numbers;
import static dev.ergon.policy.training.export.OnnxGraph.real;

import java.util.List;

/** The model's layers as nodes; each mirrors the block of its name. */
final class Layers {
  /** As in the blocks' layer norms. */
  private static final float EPSILON = 1e-5f;

  private final OnnxGraph graph;
  private final int heads;

  Layers(OnnxGraph graph, int heads) {
    this.graph = graph;
    this.heads = heads;
  }

  /**
   * What attention sees beside its own rows.
   *
   * @param mask added to the scores; empty for none
   * @param pastKey keys of earlier rows; empty for none
   */
  record Context(String mask, String pastKey, String pastValue) {
    static final Context NONE = new Context("", "", "");
  }

  /** A transformer layer's rows, and the keys and values that later rows will want. */
  record Output(String rows, String key, String value) {}

  /** {@code x W + b}; DJL keeps W as [outputs, inputs]. */
  String linear(Weights weights, String x, int inputs, int outputs) {
    String matrix = graph.matrix(weights.name("weight"), weights.get("weight"), inputs, outputs);
    String product = graph.node("MatMul", List.of(x, matrix));
    String bias = graph.constant(weights.name("bias"), weights.get("bias"), outputs);
    return graph.node("Add", List.of(product, bias));
  }

  /**
   * {@code x W} of the language head, in fp32 whatever the format: its columns are rounded apart
   * from one another, which is the very difference by which a bin wins over its neighbour.
   */
  String head(Weights weights, String x, int inputs, int outputs) {
    float[] turned = Weights.transposed(weights.get("weight"), outputs, inputs);
    String matrix = graph.constant(weights.name("weight"), turned, inputs, outputs);
    return graph.node("MatMul", List.of(x, matrix));
  }

  String norm(Weights weights, String x, int width) {
    String gamma = graph.constant(weights.name("gamma"), weights.get("gamma"), width);
    String beta = graph.constant(weights.name("beta"), weights.get("beta"), width);
    return graph.node(
        "LayerNormalization",
        List.of(x, gamma, beta),
        number("axis", -1),
        real("epsilon", EPSILON));
  }

  String relu(String x) {
    return graph.node("Relu", List.of(x));
  }

  /** Two linear layers with a ReLU between. */
  String mlp(Weights weights, String x, int from, int to) {
    String hidden = relu(linear(weights.of("linear1"), x, from, to));
    return linear(weights.of("linear2"), hidden, to, to);
  }

  Output transformer(Weights weights, String x, int width, int inner, Context context) {
    String normed = norm(weights.of("attention_norm"), x, width);
    Output seen = attention(weights.of("attention"), normed, width, context);
    String middle = graph.node("Add", List.of(x, seen.rows()));
    String fed = norm(weights.of("feed_norm"), middle, width);
    String wide = relu(linear(weights.of("up"), fed, width, inner));
    String down = linear(weights.of("down"), wide, inner, width);
    return new Output(graph.node("Add", List.of(middle, down)), seen.key(), seen.value());
  }

  private Output attention(Weights weights, String x, int width, Context context) {
    int headSize = width / heads;
    String qkv = linear(weights.of("qkv"), x, width, 3 * width);
    String parted = graph.node("Reshape", List.of(qkv, graph.integers(0, 0, 3, heads, headSize)));
    String turned = graph.node("Transpose", List.of(parted), numbers("perm", 2L, 0L, 3L, 1L, 4L));
    List<String> parts = graph.node("Split", List.of(turned), 3, number("axis", 0));
    String first = graph.integers(0);
    String query = graph.node("Squeeze", List.of(parts.get(0), first));
    String key = graph.node("Squeeze", List.of(parts.get(1), first));
    String value = graph.node("Squeeze", List.of(parts.get(2), first));
    if (!context.pastKey().isEmpty()) {
      key = graph.node("Concat", List.of(context.pastKey(), key), number("axis", 2));
      value = graph.node("Concat", List.of(context.pastValue(), value), number("axis", 2));
    }
    String merged = attend(weights, query, key, value, context, width);
    return new Output(linear(weights.of("out"), merged, width, width), key, value);
  }

  /** Scaled dot-product attention of parted rows [B, heads, rows, size], to [B, rows, width]. */
  String attend(
      Weights weights, String query, String key, String value, Context context, int width) {
    int headSize = width / heads;
    String scale =
        graph.constant(weights.name("scale"), new float[] {(float) (1 / Math.sqrt(headSize))}, 1);
    String scaled = graph.node("Mul", List.of(query, scale));
    String across = graph.node("Transpose", List.of(key), numbers("perm", 0L, 1L, 3L, 2L));
    String scores = graph.node("MatMul", List.of(scaled, across));
    if (!context.mask().isEmpty()) {
      scores = graph.node("Add", List.of(scores, context.mask()));
    }
    String shares = graph.node("Softmax", List.of(scores), number("axis", -1));
    String mixed = graph.node("MatMul", List.of(shares, value));
    String rows = graph.node("Transpose", List.of(mixed), numbers("perm", 0L, 2L, 1L, 3L));
    return graph.node("Reshape", List.of(rows, graph.integers(0, 0, width)));
  }
}
