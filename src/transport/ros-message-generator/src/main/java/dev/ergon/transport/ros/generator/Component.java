package dev.ergon.transport.ros.generator;

/** The Java of one record component. */
final class Component {
  private final DefinitionSet set;
  private final Definition message;
  private final Field field;
  private final FieldType type;

  Component(DefinitionSet set, Definition message, Field field) {
    this.set = set;
    this.message = message;
    this.field = field;
    this.type = field.type();
    if (!type.isOne() && type.primitive().filter(Primitive::isTime).isPresent()) {
      throw new IllegalArgumentException(
          message.name() + "." + field.name() + ": arrays of times are not supported");
    }
  }

  String javaName() {
    return field.javaName();
  }

  String javaType() {
    if (type.primitive().isPresent()) {
      Primitive primitive = type.primitive().get();
      return type.isOne() ? primitive.javaType() : primitive.javaArrayType();
    }
    String one = messageClass();
    return type.isOne() ? one : "List<" + one + ">";
  }

  /** Whether it is a Java array, which is copied in and out. */
  boolean isJavaArray() {
    return javaType().endsWith("[]");
  }

  /** What the compact constructor does with it. */
  String check() {
    String name = javaName();
    String copy = "";
    if (isJavaArray()) {
      copy = name + " = " + name + ".clone();\n";
    } else if (javaType().startsWith("List<")) {
      copy = name + " = List.copyOf(" + name + ");\n";
    }
    if (type.arity() instanceof FieldType.Fixed fixed) {
      return copy
          + "if ("
          + length()
          + " != "
          + fixed.length()
          + ") {\n"
          + "throw new IllegalArgumentException(\""
          + message.name()
          + "."
          + field.name()
          + ": got \" + "
          + length()
          + " + \" values, wanted "
          + fixed.length()
          + "\");\n}\n";
    }
    return copy;
  }

  String accessor() {
    return isJavaArray()
        ? "@Override public "
            + javaType()
            + " "
            + javaName()
            + "() { return "
            + javaName()
            + ".clone(); }\n"
        : "";
  }

  /** The expression that reads it. */
  String read() {
    return switch (field.presence()) {
      case BOTH -> readAlways();
      case ROS1, ROS2 ->
          "in.wire() == Wire." + field.presence() + " ? " + readAlways() + " : " + absent();
    };
  }

  private String readAlways() {
    if (type.isOne()) {
      return type.primitive()
          .map(p -> "in." + p.accessor() + "()")
          .orElseGet(() -> messageClass() + ".TYPE.read(in)");
    }
    String count =
        type.arity() instanceof FieldType.Fixed fixed ? "" + fixed.length() : "in.count()";
    if (type.primitive().isPresent()) {
      Primitive primitive = type.primitive().get();
      return primitive == Primitive.STRING
          ? "in.list(" + count + ", " + primitive.minBytes() + ", MessageReader::string)"
          : "in." + primitive.arrayAccessor() + "(" + count + ")";
    }
    int minBytes = set.minBytes(set.get(type.base(), message));
    if (minBytes == 0) {
      throw new IllegalArgumentException(
          message.name() + "." + field.name() + ": an array of empty messages has no bound");
    }
    return "in.list(" + count + ", " + minBytes + ", " + messageClass() + ".TYPE::read)";
  }

  private String absent() {
    if (!type.isOne() || type.primitive().isEmpty()) {
      throw new IllegalArgumentException(
          message.name() + "." + field.name() + ": only single values may lack in one version");
    }
    return switch (type.primitive().get()) {
      case BOOL -> "false";
      case STRING -> "\"\"";
      default -> "0";
    };
  }

  /** The statement that writes it. */
  String write() {
    return field.presence() == Presence.BOTH
        ? writeAlways()
        : "if (out.wire() == Wire." + field.presence() + ") {\n" + writeAlways() + "}\n";
  }

  private String writeAlways() {
    String name = javaName();
    if (type.isOne()) {
      return type.primitive()
          .map(p -> "out." + p.accessor() + "(" + name + ");\n")
          .orElse(name + ".write(out);\n");
    }
    String count = type.arity() instanceof FieldType.Fixed ? "" : "out.count(" + length() + ");\n";
    return count
        + "out."
        + type.primitive().map(Primitive::arrayAccessor).orElse("messages")
        + "("
        + name
        + ");\n";
  }

  String equality() {
    String name = javaName();
    return switch (javaType()) {
      case "int", "long", "boolean" -> name + " == that." + name;
      case "float" -> "Float.compare(" + name + ", that." + name + ") == 0";
      case "double" -> "Double.compare(" + name + ", that." + name + ") == 0";
      default ->
          isJavaArray()
              ? "Arrays.equals(" + name + ", that." + name + ")"
              : name + ".equals(that." + name + ")";
    };
  }

  String hash() {
    return isJavaArray()
        ? "Arrays.hashCode(" + javaName() + ")"
        : "Objects.hashCode(" + javaName() + ")";
  }

  String text() {
    return isJavaArray() ? "Arrays.toString(" + javaName() + ")" : javaName();
  }

  private String length() {
    if (isJavaArray()) {
      return javaName() + ".length";
    }
    return javaName() + ".size()";
  }

  private String messageClass() {
    Definition part = set.get(type.base(), message);
    return part.rosPackage().equals(message.rosPackage())
        ? part.javaName()
        : SourceFile.packageOf(part.rosPackage()) + "." + part.javaName();
  }
}
