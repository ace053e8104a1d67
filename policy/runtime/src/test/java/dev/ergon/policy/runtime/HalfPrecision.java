package dev.ergon.policy.runtime;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Rewrites an ONNX model so that its float inputs and outputs are half precision, with casts to and
 * from the weights' own: the interface of an {@code _fp16} export around the same numbers. Field
 * numbers are those of onnx.proto.
 */
final class HalfPrecision {
  private static final int FLOAT = 1;
  private static final int FLOAT16 = 10;
  private static final int GRAPH = 7;
  private static final int NODES = 1;
  private static final int INPUTS = 11;
  private static final int OUTPUTS = 12;
  private static final String INNER = "__f32";

  private final Set<String> renamed = new HashSet<>();

  private HalfPrecision() {}

  /**
   * {@code model} with half-precision inputs and outputs; those in {@code kept} stay as they are.
   */
  static byte[] of(byte[] model, Set<String> kept) throws IOException {
    return new HalfPrecision().model(model, kept);
  }

  private byte[] model(byte[] bytes, Set<String> kept) throws IOException {
    UnknownFieldSet model = UnknownFieldSet.parseFrom(bytes);
    UnknownFieldSet graph =
        UnknownFieldSet.parseFrom(model.getField(GRAPH).getLengthDelimitedList().get(0));
    List<ByteString> before = new ArrayList<>();
    List<ByteString> after = new ArrayList<>();
    Field inputs = halved(graph.getField(INPUTS), kept, before, true);
    Field outputs = halved(graph.getField(OUTPUTS), kept, after, false);
    Field.Builder nodes = Field.newBuilder();
    before.forEach(nodes::addLengthDelimited);
    for (ByteString node : graph.getField(NODES).getLengthDelimitedList()) {
      nodes.addLengthDelimited(withInnerNames(UnknownFieldSet.parseFrom(node)));
    }
    after.forEach(nodes::addLengthDelimited);
    UnknownFieldSet halvedGraph =
        graph.toBuilder()
            .clearField(NODES)
            .addField(NODES, nodes.build())
            .clearField(INPUTS)
            .addField(INPUTS, inputs)
            .clearField(OUTPUTS)
            .addField(OUTPUTS, outputs)
            .build();
    return model.toBuilder()
        .clearField(GRAPH)
        .addField(GRAPH, Field.newBuilder().addLengthDelimited(halvedGraph.toByteString()).build())
        .build()
        .toByteArray();
  }

  private Field halved(Field values, Set<String> kept, List<ByteString> casts, boolean input)
      throws IOException {
    Field.Builder halved = Field.newBuilder();
    for (ByteString bytes : values.getLengthDelimitedList()) {
      UnknownFieldSet value = UnknownFieldSet.parseFrom(bytes);
      String name = text(value, 1);
      UnknownFieldSet type = message(value, 2);
      UnknownFieldSet tensor = message(type, 1);
      if (tensor.getField(1).getVarintList().get(0) != FLOAT || kept.contains(name)) {
        halved.addLengthDelimited(bytes);
        continue;
      }
      renamed.add(name);
      casts.add(input ? cast(name, name + INNER, FLOAT) : cast(name + INNER, name, FLOAT16));
      UnknownFieldSet half =
          tensor.toBuilder()
              .clearField(1)
              .addField(1, Field.newBuilder().addVarint(FLOAT16).build())
              .build();
      halved.addLengthDelimited(with(value, 2, with(type, 1, half)).toByteString());
    }
    return halved.build();
  }

  private ByteString withInnerNames(UnknownFieldSet node) {
    UnknownFieldSet.Builder inner = node.toBuilder();
    for (int names = 1; names <= 2; names++) {
      Field.Builder changed = Field.newBuilder();
      for (ByteString name : node.getField(names).getLengthDelimitedList()) {
        boolean outer = renamed.contains(name.toStringUtf8());
        changed.addLengthDelimited(outer ? name.concat(ByteString.copyFromUtf8(INNER)) : name);
      }
      inner.clearField(names).addField(names, changed.build());
    }
    return inner.build().toByteString();
  }

  private static ByteString cast(String from, String to, int type) {
    UnknownFieldSet attribute =
        UnknownFieldSet.newBuilder()
            .addField(1, text("to"))
            .addField(3, Field.newBuilder().addVarint(type).build())
            .addField(20, Field.newBuilder().addVarint(2).build())
            .build();
    return UnknownFieldSet.newBuilder()
        .addField(1, text(from))
        .addField(2, text(to))
        .addField(3, text("cast_" + from))
        .addField(4, text("Cast"))
        .addField(5, Field.newBuilder().addLengthDelimited(attribute.toByteString()).build())
        .build()
        .toByteString();
  }

  private static Field text(String text) {
    return Field.newBuilder().addLengthDelimited(ByteString.copyFromUtf8(text)).build();
  }

  private static String text(UnknownFieldSet message, int field) {
    return message.getField(field).getLengthDelimitedList().get(0).toStringUtf8();
  }

  private static UnknownFieldSet message(UnknownFieldSet outer, int field) throws IOException {
    return UnknownFieldSet.parseFrom(outer.getField(field).getLengthDelimitedList().get(0));
  }

  private static UnknownFieldSet with(UnknownFieldSet outer, int field, UnknownFieldSet inner) {
    return outer.toBuilder()
        .clearField(field)
        .addField(field, Field.newBuilder().addLengthDelimited(inner.toByteString()).build())
        .build();
  }
}
