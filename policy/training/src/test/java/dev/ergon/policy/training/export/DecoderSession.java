package dev.ergon.policy.training.export;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A bundle's decoder by itself, fed rows of numbers. */
final class DecoderSession implements AutoCloseable {
  private static final String PAST = "past_key_values.";
  private static final String PRESENT = "present.";

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final int width;
  private OrtSession.@Nullable Result last;
  private int seen;

  DecoderSession(Path bundle, int width) throws OrtException {
    this.width = width;
    session =
        environment.createSession(bundle.resolve("onnx/decoder_model_merged.onnx").toString());
  }

  /** The logits of {@code rows} more rows. */
  float[][] read(float[] embeds, int rows) throws OrtException {
    Map<String, OnnxTensor> fed = new HashMap<>();
    long[] positions = new long[rows];
    Arrays.setAll(positions, i -> seen + i);
    long[] mask = new long[seen + rows];
    Arrays.fill(mask, 1);
    fed.put("inputs_embeds", floats(embeds, 1, rows, width));
    fed.put("attention_mask", longs(mask, 1, mask.length));
    fed.put("position_ids", longs(positions, 1, rows));
    fed.put("num_logits_to_keep", longs(new long[] {0}));
    for (NodeInfo input : session.getInputInfo().values()) {
      if (last == null && input.getName().startsWith(PAST)) {
        long[] sides = ((TensorInfo) input.getInfo()).getShape();
        fed.put(input.getName(), floats(new float[0], 1, sides[1], 0, sides[3]));
      }
    }
    Map<String, OnnxTensor> all = new HashMap<>(fed);
    if (last != null) {
      last.forEach(present -> {
        if (present.getKey().startsWith(PRESENT)) {
          String name = PAST + present.getKey().substring(PRESENT.length());
          all.put(name, (OnnxTensor) present.getValue());
        }
      });
    }
    OrtSession.Result result = session.run(all);
    fed.values().forEach(OnnxTensor::close);
    if (last != null) {
      last.close();
    }
    last = result;
    seen += rows;
    return ((float[][][]) result.get("logits").orElseThrow().getValue())[0];
  }

  void forget() {
    if (last != null) {
      last.close();
      last = null;
    }
    seen = 0;
  }

  @Override
  public void close() throws OrtException {
    forget();
    session.close();
  }

  private OnnxTensor floats(float[] values, long... shape) throws OrtException {
    return OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), shape);
  }

  private OnnxTensor longs(long[] values, long... shape) throws OrtException {
    return OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape);
  }
}
