package dev.ergon.policy.training.export;

import static dev.ergon.policy.training.export.OnnxGraph.number;
import static dev.ergon.policy.training.export.OnnxGraph.numbers;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.ergon.policy.training.bc.Checkpoint;
import dev.ergon.policy.training.bc.Curriculum;
import dev.ergon.policy.training.export.Layers.Context;
import dev.ergon.policy.training.export.Layers.Looked;
import dev.ergon.policy.training.export.Layers.Seen;
import dev.ergon.policy.training.export.Layers.Sum;
import dev.ergon.policy.training.model.PatchEncoder;
import dev.ergon.policy.training.model.VlaShape;
import java.util.ArrayList;
import java.util.List;

/** The graphs of a bundle, built from a checkpoint's averaged weights. */
final class Graphs {
  private static final float HIDDEN = -1e9f;

  private final VlaShape shape;
  private final Curriculum curriculum;
  private final Weights weights;
  private final WeightFormat format;
  private final OperatorSet operators;

  Graphs(Checkpoint checkpoint, WeightFormat format, OperatorSet operators) {
    this.shape = checkpoint.shape();
    this.curriculum = checkpoint.curriculum();
    this.weights = new Weights(checkpoint.merged().weights(), "");
    this.format = format;
    this.operators = operators;
  }

  /** pixel_values [N, 3, S, S] to image_features [N, rows, D], connector included. */
  OnnxGraph visionEncoder() {
    OnnxGraph graph = new OnnxGraph("vision_encoder", format);
    Layers layers = new Layers(graph, shape.heads(), operators);
    Weights vision = weights.of("vision");
    int width = shape.visionWidth();
    long side = shape.imageSize();
    String x = graph.input("pixel_values", DataType.FLOAT, "pictures", 3, side, side);
    x = layers.relu(conv(graph, vision.of("conv1"), x, 3, PatchEncoder.FIRST_FILTERS, 4, 4, 0));
    x =
        layers.relu(
            conv(
                graph,
                vision.of("conv2"),
                x,
                PatchEncoder.FIRST_FILTERS,
                PatchEncoder.SECOND_FILTERS,
                3,
                2,
                1));
    x = conv(graph, vision.of("conv3"), x, PatchEncoder.SECOND_FILTERS, width, 3, 2, 1);
    x = graph.node("Reshape", List.of(x, graph.integers(0, width, shape.patches())));
    x = graph.node("Transpose", List.of(x), numbers("perm", 0L, 2L, 1L));
    String positions =
        graph.constant(vision.name("positions"), vision.get("positions"), shape.patches(), width);
    Sum rows = new Sum(x, positions, "");
    for (int i = 0; i < shape.visionLayers(); i++) {
      rows = layers.transformer(vision.of("layer" + i), rows, width);
    }
    x = layers.norm(vision.of("norm"), rows, width).rows();
    Weights connector = weights.of("connector");
    x =
        shape.asks()
            ? new QFormerLayers(graph, layers, shape).connect(connector, x)
            : layers.mlp(connector, x, width, shape.width());
    graph.output(
        "image_features", x, DataType.FLOAT, "pictures", shape.pictureRows(), shape.width());
    return graph;
  }

  /** input_ids [B, S] to inputs_embeds [B, S, D]. */
  OnnxGraph embedTokens() {
    OnnxGraph graph = new OnnxGraph("embed_tokens", format);
    String ids = graph.input("input_ids", DataType.INT64, "batch", "sequence");
    String table = graph.table("tokens", weights.get("tokens"), shape.vocabulary(), shape.width());
    String rows = graph.node("Gather", List.of(table, ids), number("axis", 0));
    graph.output("inputs_embeds", rows, DataType.FLOAT, "batch", "sequence", shape.width());
    return graph;
  }

  /** state [1, numbers], in the robot's units, to state_features [1, 1, D]. */
  OnnxGraph stateEncoder() {
    OnnxGraph graph = new OnnxGraph("state_encoder", format);
    Layers layers = new Layers(graph, shape.heads(), operators);
    int size = shape.stateSize();
    String x = graph.input("state", DataType.FLOAT, 1, size);
    x = graph.node("Sub", List.of(x, graph.constant("state_mean", curriculum.stateMean(), size)));
    x = graph.node("Div", List.of(x, graph.constant("state_std", curriculum.stateStd(), size)));
    x = layers.mlp(weights.of("state"), x, size, shape.width());
    x = graph.node("Reshape", List.of(x, graph.integers(1, 1, shape.width())));
    graph.output("state_features", x, DataType.FLOAT, 1, 1, shape.width());
    return graph;
  }

  /** The causal decoder with its cache, in the layout of a merged decoder. */
  OnnxGraph decoder() {
    OnnxGraph graph = new OnnxGraph("decoder_model_merged", format);
    Layers layers = new Layers(graph, shape.heads(), operators);
    Weights decoder = weights.of("decoder");
    int width = shape.width();
    int headSize = width / shape.heads();
    String x = graph.input("inputs_embeds", DataType.FLOAT, "batch", "sequence", width);
    String mask = graph.input("attention_mask", DataType.INT64, "batch", "total");
    String positions = graph.input("position_ids", DataType.INT64, "batch", "sequence");
    String asked = graph.input("num_logits_to_keep", DataType.INT64);
    List<String> pastKeys = new ArrayList<>();
    List<String> pastValues = new ArrayList<>();
    for (int i = 0; i < shape.layers(); i++) {
      pastKeys.add(past(graph, i, "key", headSize));
      pastValues.add(past(graph, i, "value", headSize));
    }
    String table =
        graph.constant(
            decoder.name("positions"), decoder.get("positions"), shape.maxPositions(), width);
    String at = graph.node("Gather", List.of(table, positions), number("axis", 0));
    Sum rows = new Sum(x, at, "");
    String hidden = mask(graph, x, pastKeys.get(0), mask);
    String start = firstKept(graph, x, asked);
    for (int i = 0; i < shape.layers(); i++) {
      Weights layer = decoder.of("layer" + i);
      Context context = new Context(hidden, pastKeys.get(i), pastValues.get(i));
      Looked looked = layers.look(layer, rows, width, context);
      present(graph, i, "key", looked.seen().key(), headSize);
      present(graph, i, "value", looked.seen().value(), headSize);
      if (i == shape.layers() - 1) {
        // Nobody looks at the rows of the last layer, so only those that speak go on.
        Seen kept = new Seen(from(graph, looked.seen().rows(), start), "", "");
        looked = new Looked(kept, from(graph, looked.past(), start));
      }
      rows = layers.feed(layer, looked, width, shape.inner());
    }
    x = layers.norm(decoder.of("norm"), rows, width).rows();
    String logits = layers.head(decoder.of("head"), x, width, shape.vocabulary());
    graph.output("logits", logits, DataType.FLOAT, "batch", "kept", shape.vocabulary());
    return graph;
  }

  private static String conv(
      OnnxGraph graph,
      Weights weights,
      String x,
      int inputs,
      int outputs,
      long kernel,
      long stride,
      long padding) {
    String filters =
        graph.filters(
            weights.name("weight"), weights.get("weight"), outputs, inputs, kernel, kernel);
    String bias = graph.constant(weights.name("bias"), weights.get("bias"), outputs);
    return graph.node(
        "Conv",
        List.of(x, filters, bias),
        numbers("kernel_shape", kernel, kernel),
        numbers("strides", stride, stride),
        numbers("pads", padding, padding, padding, padding));
  }

  private String past(OnnxGraph graph, int layer, String what, int headSize) {
    return graph.input(
        "past_key_values." + layer + "." + what,
        DataType.FLOAT,
        "batch",
        shape.heads(),
        "past",
        headSize);
  }

  private void present(OnnxGraph graph, int layer, String what, String value, int headSize) {
    graph.output(
        "present." + layer + "." + what,
        value,
        DataType.FLOAT,
        "batch",
        shape.heads(),
        "total",
        headSize);
  }

  /** What is added to scores: rows do not see later rows, nor what the mask leaves out. */
  private static String mask(OnnxGraph graph, String rows, String past, String mask) {
    String before = graph.side(past, 2);
    String total = graph.node("Add", List.of(before, graph.side(rows, 1)));
    String one = graph.integer(1);
    String keys = graph.node("Range", List.of(graph.integer(0), total, one));
    String queries = graph.node("Range", List.of(before, total, one));
    String across = graph.node("Unsqueeze", List.of(queries, graph.integers(1)));
    String later = graph.node("Greater", List.of(keys, across));
    String out = graph.real(HIDDEN);
    String in = graph.real(0);
    String causal = graph.node("Where", List.of(later, out, in));
    String left = graph.node("Equal", List.of(mask, graph.integers(0)));
    String padded = graph.node("Where", List.of(left, out, in));
    String spread = graph.node("Unsqueeze", List.of(padded, graph.integers(1, 2)));
    return graph.node("Add", List.of(causal, spread));
  }

  /** Where the last rows begin, as many as are asked for; all for 0. */
  private static String firstKept(OnnxGraph graph, String rows, String kept) {
    String all = graph.node("Equal", List.of(kept, graph.integer(0)));
    String many = graph.node("Where", List.of(all, graph.side(rows, 1), kept));
    return graph.node("Unsqueeze", List.of(graph.node("Neg", List.of(many)), graph.integers(0)));
  }

  private static String from(OnnxGraph graph, String rows, String start) {
    return graph.node(
        "Slice", List.of(rows, start, graph.integers(Long.MAX_VALUE), graph.integers(1)));
  }
}
