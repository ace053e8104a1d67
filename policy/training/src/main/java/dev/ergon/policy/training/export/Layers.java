package dev.ergon.policy.training.export;

import static dev.ergon.policy.training.export.OnnxGraph.number;
import static dev.ergon.policy.training.export.OnnxGraph.numbers;
import static dev.ergon.policy.training.export.OnnxGraph.real;

import java.util.ArrayList;
import java.util.List;

/** The model's layers as nodes; each mirrors the block of its name. */
final class Layers {
  /** As in the blocks' layer norms. */
  private static final float EPSILON = 1e-5f;

  /** e to the power of this is 1e-26. */
  private static final float FLOOR = -60;

  private final OnnxGraph graph;
  private final int heads;
  private final OperatorSet operators;

  Layers(OnnxGraph graph, int heads, OperatorSet operators) {
    this.graph = graph;
    this.heads = heads;
    this.operators = operators;
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

  /**
   * Rows that are not added up yet: whoever norms them does it.
   *
   * @param rows [B, S, D], of a layer
   * @param past what went past that layer, of the same shape or spread over B; empty for none
   * @param bias of that layer, [D]; empty for none
   */
  record Sum(String rows, String past, String bias) {}

  /** A norm's rows, and the sum that they were made from. */
  record Normed(String rows, String sum) {}

  /** Attention's rows, and the keys and values that later rows will want. */
  record Seen(String rows, String key, String value) {}

  /** A transformer layer after its attention; {@code past} is what goes past that. */
  record Looked(Seen seen, String past) {}

  /** {@code x W + b}; DJL keeps W as [outputs, inputs]. */
  String linear(Weights weights, String x, int inputs, int outputs) {
    return graph.node("Add", List.of(product(weights, x, inputs, outputs), bias(weights, outputs)));
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

  /** Layer norm of a sum. */
  Normed norm(Weights weights, Sum x, int width) {
    String gamma = graph.constant(weights.name("gamma"), weights.get("gamma"), width);
    String beta = graph.constant(weights.name("beta"), weights.get("beta"), width);
    if (operators == OperatorSet.RUNTIME && !x.past().isEmpty()) {
      List<String> inputs = new ArrayList<>(List.of(x.rows(), x.past(), gamma, beta));
      if (!x.bias().isEmpty()) {
        inputs.add(x.bias());
      }
      List<Boolean> normAndSum = List.of(true, false, false, true);
      List<String> results =
          graph.runtimeNode("SkipLayerNormalization", inputs, normAndSum, real("epsilon", EPSILON));
      return new Normed(results.get(0), results.get(3));
    }
    String sum = x.rows();
    for (String more : List.of(x.bias(), x.past())) {
      sum = more.isEmpty() ? sum : graph.node("Add", List.of(sum, more));
    }
    String rows =
        graph.node(
            "LayerNormalization",
            List.of(sum, gamma, beta),
            number("axis", -1),
            real("epsilon", EPSILON));
    return new Normed(rows, sum);
  }

  String relu(String x) {
    return graph.node("Relu", List.of(x));
  }

  /** Two linear layers with a ReLU between. */
  String mlp(Weights weights, String x, int from, int to) {
    String hidden = relu(linear(weights.of("linear1"), x, from, to));
    return linear(weights.of("linear2"), hidden, to, to);
  }

  /** A transformer layer whose rows all see one another. */
  Sum transformer(Weights weights, Sum x, int width) {
    return feed(weights, look(weights, x, width, Context.NONE), width, 4 * width);
  }

  /** The first half of a transformer layer, attention. */
  Looked look(Weights weights, Sum x, int width, Context context) {
    Normed normed = norm(weights.of("attention_norm"), x, width);
    Weights qkv = weights.of("attention").of("qkv");
    Seen seen =
        operators == OperatorSet.RUNTIME && context.equals(Context.NONE)
            ? everywhere(qkv, normed.rows(), width)
            : attention(qkv, normed.rows(), width, context);
    return new Looked(seen, normed.sum());
  }

  /** The second half of a transformer layer, feed-forward. */
  Sum feed(Weights weights, Looked looked, int width, int inner) {
    Weights out = weights.of("attention").of("out");
    Sum middle = sum(out, looked.seen().rows(), width, looked.past(), width);
    Normed fed = norm(weights.of("feed_norm"), middle, width);
    String wide = relu(linear(weights.of("up"), fed.rows(), width, inner));
    return sum(weights.of("down"), wide, inner, fed.sum(), width);
  }

  /** {@code x W}, and what it is to be added to. */
  Sum sum(Weights weights, String x, int inputs, String past, int width) {
    return new Sum(product(weights, x, inputs, width), past, bias(weights, width));
  }

  /** {@code count} matrices in one: rows [B, S, D] to as many of [B, heads, S, D / heads]. */
  List<String> parted(Weights weights, String x, int width, int count) {
    String all = linear(weights, x, width, count * width);
    String parted =
        graph.node("Reshape", List.of(all, graph.integers(0, 0, count * heads, width / heads)));
    String turned = graph.node("Transpose", List.of(parted), numbers("perm", 0L, 2L, 1L, 3L));
    return count == 1
        ? List.of(turned)
        : graph.node("Split", List.of(turned), count, number("axis", 1));
  }

  /** Scaled dot-product attention of parted rows [B, heads, rows, size], to [B, rows, width]. */
  String attend(String query, String key, String value, String mask, int width) {
    float root = (float) (1 / Math.sqrt((double) width / heads));
    String scaled = graph.node("Mul", List.of(query, graph.real(root)));
    String across = graph.node("Transpose", List.of(key), numbers("perm", 0L, 1L, 3L, 2L));
    String scores = graph.node("MatMul", List.of(scaled, across));
    if (!mask.isEmpty()) {
      scores = raised(graph.node("Add", List.of(scores, mask)));
    }
    String shares = graph.node("Softmax", List.of(scores), number("axis", -1));
    String mixed = graph.node("MatMul", List.of(shares, value));
    String rows = graph.node("Transpose", List.of(mixed), numbers("perm", 0L, 2L, 1L, 3L));
    return graph.node("Reshape", List.of(rows, graph.integers(0, 0, width)));
  }

  /** Attention in one node. */
  private Seen everywhere(Weights qkv, String x, int width) {
    String matrix = graph.matrix(qkv.name("weight"), qkv.get("weight"), width, 3 * width);
    List<String> inputs = List.of(x, matrix, bias(qkv, 3 * width));
    List<String> rows =
        graph.runtimeNode("Attention", inputs, List.of(true), number("num_heads", heads));
    return new Seen(rows.get(0), "", "");
  }

  private Seen attention(Weights qkv, String x, int width, Context context) {
    List<String> parts = parted(qkv, x, width, 3);
    String key = parts.get(1);
    String value = parts.get(2);
    if (!context.pastKey().isEmpty()) {
      key = graph.node("Concat", List.of(context.pastKey(), key), number("axis", 2));
      value = graph.node("Concat", List.of(context.pastValue(), value), number("axis", 2));
    }
    return new Seen(attend(parts.get(0), key, value, context.mask(), width), key, value);
  }

  /**
   * No score further below its row's best than {@link #FLOOR}, where its share is nothing beside
   * the best one's. Softmax makes denormal numbers of the hidden ones otherwise, with which a
   * processor is several times slower.
   */
  private String raised(String scores) {
    String best = graph.node("ReduceMax", List.of(scores), numbers("axes", -1L));
    return graph.node("Max", List.of(scores, graph.node("Add", List.of(best, graph.real(FLOOR)))));
  }

  private String product(Weights weights, String x, int inputs, int outputs) {
    String matrix = graph.matrix(weights.name("weight"), weights.get("weight"), inputs, outputs);
    return graph.node("MatMul", List.of(x, matrix));
  }

  private String bias(Weights weights, int width) {
    return graph.constant(weights.name("bias"), weights.get("bias"), width);
  }
}
