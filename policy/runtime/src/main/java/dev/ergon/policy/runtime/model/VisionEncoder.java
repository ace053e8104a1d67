package dev.ergon.policy.runtime.model;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.image.Image;
import dev.ergon.core.policy.PolicyException;
import dev.ergon.perception.image.ImagePipeline;
import dev.ergon.policy.runtime.onnx.Graph;
import dev.ergon.policy.runtime.onnx.HostTensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Pictures to feature rows. All pictures of a step go through the graph at once. */
final class VisionEncoder implements AutoCloseable {
  private static final String PIXELS = "pixel_values";
  private static final String MASK = "pixel_attention_mask";
  private static final String FEATURES = "image_features";

  private final Graph graph;
  private final ImagePipeline pipeline;
  private final boolean tiled;
  private FloatBuffer prepared = FloatBuffer.allocate(0);
  private @Nullable HostTensor pixels;
  private @Nullable HostTensor mask;
  private @Nullable HostTensor features;
  private int pictures;

  /**
   * @throws InvalidInputException if the graph wants other pictures than the pipeline makes
   */
  VisionEncoder(Graph graph, ImagePipeline pipeline) {
    this.graph = graph;
    this.pipeline = pipeline;
    TensorInfo wanted = graph.input(PIXELS);
    graph.output(FEATURES);
    long[] shape = wanted.getShape();
    this.tiled = shape.length == 5;
    long[] made = shape(1);
    boolean fits = shape.length == made.length;
    for (int i = 0; fits && i < shape.length; i++) {
      fits = shape[i] < 0 || i < made.length - 3 || shape[i] == made[i];
    }
    if (!fits || (wanted.type != OnnxJavaType.FLOAT && wanted.type != OnnxJavaType.FLOAT16)) {
      throw new InvalidInputException(
          graph.file()
              + ": takes pictures "
              + Arrays.toString(shape)
              + " of "
              + wanted.type
              + ", preprocessor_config.json makes "
              + Arrays.toString(made));
    }
    for (String input : graph.inputs().keySet()) {
      if (!input.equals(PIXELS) && !input.equals(MASK)) {
        throw new InvalidInputException(
            graph.file() + ": takes '" + input + "', which no served family feeds");
      }
    }
  }

  /** Resizes and normalises the pictures of a step; what {@link #encode} then looks at. */
  void prepare(List<Image> images) {
    if (pixels == null || images.size() != pictures) {
      allocate(images.size());
    }
    prepared.clear();
    for (Image image : images) {
      pipeline.apply(image, prepared);
    }
    if (pixels != null && pixels.type() != OnnxJavaType.FLOAT) {
      for (int i = 0; i < prepared.capacity(); i++) {
        pixels.setFloat(i, prepared.get(i));
      }
    }
  }

  /** The normalised samples of the last {@link #prepare}, picture by picture; a view. */
  FloatBuffer prepared() {
    return prepared.duplicate().rewind();
  }

  /** The features of the prepared pictures, [pictures x N, width], valid until the next call. */
  HostTensor encode() {
    if (pixels == null) {
      throw new IllegalStateException("no picture was prepared");
    }
    Map<String, OnnxTensor> fed = new LinkedHashMap<>();
    fed.put(PIXELS, pixels.tensor());
    if (mask != null) {
      fed.put(MASK, mask.tensor());
    }
    if (features == null) {
      features = firstFeatures(fed);
      return features;
    }
    graph.run(fed, Set.of(), Map.of(FEATURES, features.tensor())).close();
    return features;
  }

  @Override
  public void close() {
    release();
    graph.close();
  }

  Graph graph() {
    return graph;
  }

  /** The first run tells the shape; later ones write to the same buffer. */
  private HostTensor firstFeatures(Map<String, OnnxTensor> fed) {
    try (OrtSession.Result result = graph.run(fed, Set.of(FEATURES), Map.of())) {
      OnnxTensor answer =
          result
              .get(FEATURES)
              .filter(OnnxTensor.class::isInstance)
              .map(OnnxTensor.class::cast)
              .orElseThrow(() -> new PolicyException(graph.file() + ": answered no features"));
      HostTensor copy = HostTensor.allocate(answer.getInfo().type, answer.getInfo().getShape());
      ByteBuffer bytes = answer.getByteBuffer();
      copy.bytes().duplicate().put(bytes);
      return copy;
    }
  }

  private void allocate(int count) {
    if (count < 1) {
      throw new PolicyException("a vision-language model wants a picture, got none");
    }
    release();
    pictures = count;
    TensorInfo wanted = graph.input(PIXELS);
    HostTensor fresh = HostTensor.allocate(wanted.type, shape(count));
    pixels = fresh;
    int samples = count * pipeline.channels() * pipeline.height() * pipeline.width();
    prepared =
        wanted.type == OnnxJavaType.FLOAT
            ? fresh.bytes().duplicate().order(ByteOrder.nativeOrder()).asFloatBuffer()
            : FloatBuffer.allocate(samples);
    if (graph.takes(MASK)) {
      HostTensor allSeen =
          HostTensor.allocate(OnnxJavaType.BOOL, 1, count, pipeline.height(), pipeline.width());
      for (int i = 0; i < allSeen.bytes().capacity(); i++) {
        allSeen.bytes().put(i, (byte) 1);
      }
      mask = allSeen;
    }
  }

  private void release() {
    for (HostTensor tensor : new @Nullable HostTensor[] {pixels, mask, features}) {
      if (tensor != null) {
        tensor.close();
      }
    }
    pixels = null;
    mask = null;
    features = null;
  }

  private long[] shape(int count) {
    return tiled
        ? new long[] {1, count, pipeline.channels(), pipeline.height(), pipeline.width()}
        : new long[] {count, pipeline.channels(), pipeline.height(), pipeline.width()};
  }
}
