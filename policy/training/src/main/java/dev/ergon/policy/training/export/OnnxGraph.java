package dev.ergon.policy.training.export;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An ONNX graph while it is built (opset 17, IR version 8). Values are known by name; every method
 * that computes something returns the name of its result.
 */
final class OnnxGraph {
  private static final int OPSET = 17;
  private static final int IR_VERSION = 8;
  private static final String RUNTIME_DOMAIN = "com.microsoft";
  private static final int INT8_TOP = 127;

  /** Numbers that share a scale. */
  private static final int MAX_GROUP = 32;

  private final GraphProto.Builder graph = GraphProto.newBuilder();
  private final WeightFormat format;
  private int values;
  private boolean usesRuntime;

  OnnxGraph(String name, WeightFormat format) {
    this.format = format;
    graph.setName(name);
  }

  /** An attribute of a node. */
  sealed interface Attribute {
    String name();

    record Number(String name, long value) implements Attribute {}

    record Real(String name, float value) implements Attribute {}

    record Numbers(String name, List<Long> values) implements Attribute {}
  }

  static Attribute number(String name, long value) {
    return new Attribute.Number(name, value);
  }

  static Attribute real(String name, float value) {
    return new Attribute.Real(name, value);
  }

  static Attribute numbers(String name, Long... values) {
    return new Attribute.Numbers(name, List.of(values));
  }

  /**
   * Declares an input of the graph.
   *
   * @param sides numbers, or names of open sides
   */
  String input(String name, TensorProto.DataType type, Object... sides) {
    graph.addInput(info(name, type, sides));
    return name;
  }

  /** Declares {@code value}, which a node computes, as an output; it goes by {@code name} now. */
  void output(String name, String value, TensorProto.DataType type, Object... sides) {
    for (NodeProto.Builder node : graph.getNodeBuilderList()) {
      for (int i = 0; i < node.getInputCount(); i++) {
        if (node.getInput(i).equals(value)) {
          node.setInput(i, name);
        }
      }
      for (int i = 0; i < node.getOutputCount(); i++) {
        if (node.getOutput(i).equals(value)) {
          node.setOutput(i, name);
        }
      }
    }
    graph.addOutput(info(name, type, sides));
  }

  /** A node with one result. */
  String node(String op, List<String> inputs, Attribute... attributes) {
    String result = fresh(op);
    graph.addNode(begin(op, inputs, attributes).addOutput(result));
    return result;
  }

  /** A node with {@code count} results. */
  List<String> node(String op, List<String> inputs, int count, Attribute... attributes) {
    NodeProto.Builder node = begin(op, inputs, attributes);
    for (int i = 0; i < count; i++) {
      node.addOutput(fresh(op));
    }
    graph.addNode(node);
    return List.copyOf(node.getOutputList());
  }

  /**
   * A node of ONNX Runtime's own, with several results.
   *
   * @param wanted which of its results; the others are not computed and have no name
   */
  List<String> runtimeNode(
      String op, List<String> inputs, List<Boolean> wanted, Attribute... attributes) {
    usesRuntime = true;
    NodeProto.Builder node = begin(op, inputs, attributes).setDomain(RUNTIME_DOMAIN);
    wanted.forEach(want -> node.addOutput(want ? fresh(op) : ""));
    graph.addNode(node);
    return List.copyOf(node.getOutputList());
  }

  /** The length of a side, as a single number. */
  String side(String value, long side) {
    String sides = node("Shape", List.of(value));
    return node("Gather", List.of(sides, integer(side)), number("axis", 0));
  }

  /** A constant that is stored as it is: biases, norms, positions. */
  String constant(String name, float[] values, long... shape) {
    TensorProto.Builder tensor =
        tensor(name, TensorProto.DataType.FLOAT, shape).setRawData(floats(values));
    graph.addInitializer(tensor);
    return name;
  }

  /** A single number that is spread over whatever it meets. */
  String real(float value) {
    return constant(fresh("real"), new float[] {value}, 1);
  }

  /** A constant of whole numbers. */
  String integers(long... values) {
    String name = fresh("integers");
    return integers(name, values, values.length);
  }

  /** A single whole number, without a side. */
  String integer(long value) {
    return integers(fresh("integer"), new long[] {value});
  }

  /**
   * A matrix [inputs, outputs], in the graph's format.
   *
   * @param values as the blocks keep them, [outputs, inputs]
   */
  String matrix(String name, float[] values, int inputs, int outputs) {
    return format == WeightFormat.FP32
        ? constant(name, Weights.transposed(values, outputs, inputs), inputs, outputs)
        : node(
            "Transpose",
            List.of(quantised(name, values, outputs, inputs)),
            numbers("perm", 1L, 0L));
  }

  /** A convolution's filters [outputs, inputs, h, w], in the graph's format. */
  String filters(String name, float[] values, long... shape) {
    return tensor(name, values, shape);
  }

  /** A table whose rows are looked up, in the graph's format. */
  String table(String name, float[] values, long rows, long columns) {
    return tensor(name, values, rows, columns);
  }

  /** Writes the model. */
  void write(Path file) throws IOException {
    ModelProto.Builder builder =
        ModelProto.newBuilder()
            .setIrVersion(IR_VERSION)
            .setProducerName("ergon")
            .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
            .setGraph(graph);
    if (usesRuntime) {
      builder.addOpsetImport(
          OperatorSetIdProto.newBuilder().setDomain(RUNTIME_DOMAIN).setVersion(1));
    }
    ModelProto model = builder.build();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      model.writeTo(out);
    }
  }

  private String tensor(String name, float[] values, long... shape) {
    return format == WeightFormat.FP32
        ? constant(name, values, shape)
        : quantised(name, values, shape);
  }

  /**
   * One byte a number, symmetric, a scale for every few neighbours in a row: the nearer they are in
   * size, the less rounding costs. ONNX Runtime turns them back once, when it loads the graph.
   */
  private String quantised(String name, float[] values, long... shape) {
    int group = group(values.length / (int) shape[0]);
    int groups = values.length / group;
    float[] scales = new float[groups];
    for (int i = 0; i < values.length; i++) {
      scales[i / group] = Math.max(scales[i / group], Math.abs(values[i]) / INT8_TOP);
    }
    ByteBuffer bytes = ByteBuffer.allocate(values.length);
    for (int i = 0; i < values.length; i++) {
      float scale = scales[i / group];
      bytes.put((byte) (scale == 0 ? 0 : Math.round(values[i] / scale)));
    }
    graph.addInitializer(
        tensor(name + "_int8", TensorProto.DataType.INT8, groups, group)
            .setRawData(ByteString.copyFrom(bytes.flip())));
    String wide =
        node("Cast", List.of(name + "_int8"), number("to", TensorProto.DataType.FLOAT.getNumber()));
    String scaled = node("Mul", List.of(wide, constant(name + "_scale", scales, groups, 1)));
    return node("Reshape", List.of(scaled, integers(shape)));
  }

  /** The most neighbours that share a scale and fill a row of {@code length}. */
  private static int group(int length) {
    int group = Math.min(MAX_GROUP, length);
    while (length % group != 0) {
      group--;
    }
    return group;
  }

  private String integers(String name, long[] values, long... shape) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asLongBuffer().put(values);
    graph.addInitializer(
        tensor(name, TensorProto.DataType.INT64, shape).setRawData(ByteString.copyFrom(bytes)));
    return name;
  }

  private static NodeProto.Builder begin(String op, List<String> inputs, Attribute... attributes) {
    NodeProto.Builder node = NodeProto.newBuilder().setOpType(op).addAllInput(inputs);
    for (Attribute attribute : attributes) {
      node.addAttribute(attribute(attribute));
    }
    return node;
  }

  private String fresh(String op) {
    return op.toLowerCase(java.util.Locale.ROOT) + "_" + values++;
  }

  private static TensorProto.Builder tensor(String name, TensorProto.DataType type, long... shape) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder().setName(name).setDataType(type.getNumber());
    for (long side : shape) {
      tensor.addDims(side);
    }
    return tensor;
  }

  private static ByteString floats(float[] values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    return ByteString.copyFrom(bytes);
  }

  private static AttributeProto attribute(Attribute attribute) {
    AttributeProto.Builder proto = AttributeProto.newBuilder().setName(attribute.name());
    if (attribute instanceof Attribute.Number number) {
      return proto.setType(AttributeProto.AttributeType.INT).setI(number.value()).build();
    }
    if (attribute instanceof Attribute.Real real) {
      return proto.setType(AttributeProto.AttributeType.FLOAT).setF(real.value()).build();
    }
    List<Long> all = ((Attribute.Numbers) attribute).values();
    return proto.setType(AttributeProto.AttributeType.INTS).addAllInts(all).build();
  }

  private static ValueInfoProto info(String name, TensorProto.DataType type, Object... sides) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    for (Object side : sides) {
      TensorShapeProto.Dimension.Builder dimension = TensorShapeProto.Dimension.newBuilder();
      if (side instanceof Number length) {
        dimension.setDimValue(length.longValue());
      } else {
        dimension.setDimParam(side.toString());
      }
      shape.addDim(dimension);
    }
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(
            TypeProto.newBuilder()
                .setTensorType(
                    TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(shape)))
        .build();
  }
}
