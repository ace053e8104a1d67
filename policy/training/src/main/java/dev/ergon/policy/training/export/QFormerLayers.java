package dev.ergon.policy.training.export;

import static dev.ergon.policy.training.export.OnnxGraph.number;
import static dev.ergon.policy.training.export.OnnxGraph.numbers;

import dev.ergon.policy.training.export.Layers.Context;
import dev.ergon.policy.training.model.QFormer;
import dev.ergon.policy.training.model.VlaShape;
import java.util.List;

/**
 * The {@link QFormer} as nodes: patch tokens [N, patches, W] to [N, queries, D]. The queries enter
 * as one picture's and become N pictures' with the first look at the patches.
 */
record QFormerLayers(OnnxGraph graph, Layers layers, VlaShape shape) {
  String connect(Weights weights, String patches) {
    int width = shape.visionWidth();
    String rows =
        graph.constant(weights.name("queries"), weights.get("queries"), 1, shape.queries(), width);
    for (int i = 0; i < QFormer.LAYERS; i++) {
      Weights layer = weights.of("layer" + i);
      String asking = layers.norm(layer.of("cross_norm"), rows, width);
      String seen = cross(layer.of("cross"), asking, patches, width);
      String told = graph.node("Add", List.of(rows, seen));
      rows = layers.transformer(layer.of("among"), told, width, 4 * width, Context.NONE).rows();
    }
    String normed = layers.norm(weights.of("norm"), rows, width);
    return layers.linear(weights.of("out"), normed, width, shape.width());
  }

  private String cross(Weights weights, String asking, String seen, int width) {
    int headSize = width / shape.heads();
    String query = layers.linear(weights.of("query"), asking, width, width);
    String queries =
        graph.node(
            "Transpose",
            List.of(
                graph.node(
                    "Reshape", List.of(query, graph.integers(0, 0, shape.heads(), headSize)))),
            numbers("perm", 0L, 2L, 1L, 3L));
    String both = layers.linear(weights.of("key_value"), seen, width, 2 * width);
    String parted =
        graph.node("Reshape", List.of(both, graph.integers(0, 0, 2, shape.heads(), headSize)));
    String turned = graph.node("Transpose", List.of(parted), numbers("perm", 2L, 0L, 3L, 1L, 4L));
    List<String> parts = graph.node("Split", List.of(turned), 2, number("axis", 0));
    String first = graph.integers(0);
    String keys = graph.node("Squeeze", List.of(parts.get(0), first));
    String values = graph.node("Squeeze", List.of(parts.get(1), first));
    String merged = layers.attend(weights, queries, keys, values, Context.NONE, width);
    return layers.linear(weights.of("out"), merged, width, width);
  }
}
