package dev.ergon.policy.training.export;

import static dev.ergon.policy.training.export.OnnxGraph.number;

import dev.ergon.policy.training.export.Layers.Normed;
import dev.ergon.policy.training.export.Layers.Sum;
import dev.ergon.policy.training.model.QFormer;
import dev.ergon.policy.training.model.VlaShape;
import java.util.List;

/** The {@link QFormer} as nodes: patch tokens [N, patches, W] to [N, queries, D]. */
record QFormerLayers(OnnxGraph graph, Layers layers, VlaShape shape) {
  String connect(Weights weights, String patches) {
    int width = shape.visionWidth();
    String queries =
        graph.constant(weights.name("queries"), weights.get("queries"), 1, shape.queries(), width);
    Sum rows = new Sum(forEach(patches, queries), "", "");
    for (int i = 0; i < QFormer.LAYERS; i++) {
      Weights layer = weights.of("layer" + i);
      rows = layers.transformer(layer.of("among"), cross(layer, rows, patches, width), width);
    }
    String normed = layers.norm(weights.of("norm"), rows, width).rows();
    return layers.linear(weights.of("out"), normed, width, shape.width());
  }

  /** What queries saw of the patches, to be added to them. */
  private Sum cross(Weights weights, Sum queries, String patches, int width) {
    Normed asking = layers.norm(weights.of("cross_norm"), queries, width);
    Weights cross = weights.of("cross");
    String query = layers.parted(cross.of("query"), asking.rows(), width, 1).get(0);
    List<String> seen = layers.parted(cross.of("key_value"), patches, width, 2);
    String rows = layers.attend(query, seen.get(0), seen.get(1), "", width);
    return layers.sum(cross.of("out"), rows, width, asking.sum(), width);
  }

  /** The same rows for each of N pictures. */
  private String forEach(String pictures, String rows) {
    String count = graph.node("Unsqueeze", List.of(graph.side(pictures, 0), graph.integers(0)));
    String sides = graph.node("Concat", List.of(count, graph.integers(1, 1)), number("axis", 0));
    return graph.node("Expand", List.of(rows, sides));
  }
}
