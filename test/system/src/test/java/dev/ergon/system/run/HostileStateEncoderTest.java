package dev.ergon.system.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped bundle with a state encoder that is broken or lies: exit 2, file and reason. */
class HostileStateEncoderTest {
  private static final String STATE = "onnx/state_encoder.onnx";
  private static final String DECODER = "onnx/decoder_model_merged.onnx";

  @TempDir private Path bundle = Path.of("");

  @BeforeEach
  void copyTheShippedBundle() throws IOException {
    Path shipped = Ergon.home().resolve("policy/checkpoints/tabletop");
    try (Stream<Path> files = Files.walk(shipped)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = shipped.relativize(file).toString();
        if (name.endsWith(".json") || (name.endsWith(".onnx") && !name.contains("int8"))) {
          Path to = bundle.resolve(name);
          Files.createDirectories(to.resolveSibling("."));
          Files.copy(file, to);
        }
      }
    }
  }

  @Test
  void opensWhileNothingIsWrong() {
    Ergon inspect = inspect();
    assertEquals(0, inspect.exit(), inspect::err);
  }

  @Test
  void refusesAMissingOne() throws IOException {
    Files.delete(bundle.resolve(STATE));
    refuses("state_encoder.onnx", "no such file");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1000, -1})
  void refusesATruncatedOne(int length) throws IOException {
    byte[] sound = Files.readAllBytes(bundle.resolve(STATE));
    Files.write(
        bundle.resolve(STATE), Arrays.copyOf(sound, length < 0 ? sound.length + length : length));
    refuses("state_encoder.onnx");
  }

  @Test
  void refusesAnotherGraphInItsPlace() throws IOException {
    Files.write(bundle.resolve(STATE), Files.readAllBytes(bundle.resolve(DECODER)));
    refuses("state_encoder.onnx", "wanted an input 'state'");
  }

  @Test
  void refusesOneThatSaysItTakesAnotherShape() throws IOException {
    ModelProto.Builder model = model(STATE);
    model
        .getGraphBuilder()
        .getInputBuilder(0)
        .getTypeBuilder()
        .getTensorTypeBuilder()
        .getShapeBuilder()
        .getDimBuilder(1)
        .setDimValue(7);
    write(STATE, model);
    refuses("state_encoder.onnx");
  }

  @Test
  void refusesRowsOfAnotherWidth() throws IOException {
    ModelProto.Builder model = model(STATE);
    // The features as they are before the last reshape: [1, D] instead of [1, 1, D].
    var graph = model.getGraphBuilder();
    int last = graph.getNodeCount() - 1;
    var reshape = graph.getNode(last);
    assertEquals("Reshape", reshape.getOpType());
    assertEquals(graph.getNode(last - 1).getOutput(0), reshape.getInput(0));
    graph.getNodeBuilder(last - 1).setOutput(0, reshape.getOutput(0));
    graph.removeNode(last);
    graph
        .getOutputBuilder(0)
        .getTypeBuilder()
        .getTensorTypeBuilder()
        .getShapeBuilder()
        .removeDim(0);
    write(STATE, model);
    refuses("state_encoder.onnx", "wanted floats [1, D] to [1, K");
  }

  @Test
  void refusesWeightsOfTenGigabytesElsewhere() throws IOException {
    ModelProto.Builder model = model(STATE);
    TensorProto.Builder weights = model.getGraphBuilder().getInitializerBuilder(0);
    weights.clearRawData().setDataLocation(TensorProto.DataLocation.EXTERNAL);
    for (List<String> entry :
        List.of(List.of("location", "w.onnx_data"), List.of("length", "10000000000"))) {
      weights.addExternalData(
          StringStringEntryProto.newBuilder().setKey(entry.get(0)).setValue(entry.get(1)));
    }
    write(STATE, model);
    Files.write(bundle.resolve("onnx/w.onnx_data"), new byte[1000]);
    refuses("state_encoder.onnx", "claims 10000000000 bytes", "1000 bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {STATE, DECODER})
  void refusesAnswersThatAreNoNumbers(String graph) throws IOException {
    ModelProto.Builder model = model(graph);
    for (TensorProto.Builder tensor : model.getGraphBuilder().getInitializerBuilderList()) {
      if (tensor.getDataType() == TensorProto.DataType.FLOAT.getNumber()) {
        tensor.setRawData(notANumber(tensor.getRawData().size()));
      }
    }
    write(graph, model);
    refuses(graph, "NaN");
  }

  @Test
  void refusesAManifestWhoseStateHasOtherNumbers() throws IOException {
    Path manifest = bundle.resolve("ergon.json");
    Files.writeString(
        manifest, Files.readString(manifest).replace("\"tool_axes\"", "\"tool_rotation\""));
    refuses("ergon.json", "state.values", "8 numbers", "state_encoder.onnx takes 10");
  }

  private Ergon inspect() {
    return Ergon.run("policy", "inspect", "--model", bundle.toString(), "--providers", "CPU");
  }

  private void refuses(String... named) {
    Ergon inspect = inspect();
    assertEquals(2, inspect.exit(), inspect::err);
    for (String word : named) {
      assertTrue(inspect.err().contains(word), () -> "'" + word + "' in: " + inspect.err());
    }
  }

  private ModelProto.Builder model(String name) throws IOException {
    return ModelProto.parseFrom(Files.readAllBytes(bundle.resolve(name))).toBuilder();
  }

  private void write(String name, ModelProto.Builder model) throws IOException {
    Files.write(bundle.resolve(name), model.build().toByteArray());
  }

  private static ByteString notANumber(int bytes) {
    ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining()) {
      buffer.putFloat(Float.NaN);
    }
    return ByteString.copyFrom(buffer.flip());
  }
}
