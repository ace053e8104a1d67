package dev.ergon.transport.ros.generator;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes the Java record of one message. */
final class RecordSource {
  private final DefinitionSet set;
  private final Definition message;
  private final String javaName;
  private final List<Component> components;

  /**
   * @param javaName the record's simple name
   */
  RecordSource(DefinitionSet set, Definition message, String javaName) {
    this.set = set;
    this.message = message;
    this.javaName = javaName;
    this.components =
        message.fields().stream().map(field -> new Component(set, message, field)).toList();
  }

  /** The record's declaration, without package and imports. */
  String declaration(String modifiers) {
    return javadoc()
        + modifiers
        + "record "
        + javaName
        + "("
        + joined(", ", c -> c.javaType() + " " + c.javaName())
        + ") implements Message {\n"
        + message.constants().stream().map(RecordSource::constant).collect(Collectors.joining())
        + typeConstant()
        + compactConstructor()
        + joined("", Component::accessor)
        + reading()
        + writing()
        + "@Override public MessageType<"
        + javaName
        + "> type() { return TYPE; }\n"
        + (components.stream().anyMatch(Component::isJavaArray) ? identity() : "")
        + "}\n";
  }

  private String javadoc() {
    String words =
        message.comment().isEmpty() ? "" : " " + message.comment().replace("@", "{@literal @}");
    return "/** {@code "
        + message.name()
        + "}."
        + words.replace("&", "&amp;").replace("<", "&lt;")
        + " */\n";
  }

  private String typeConstant() {
    return "public static final MessageType<"
        + javaName
        + "> TYPE = new MessageType<>("
        + Literals.string(message.rosPackage())
        + ", "
        + Literals.string(message.shortName())
        + ", "
        + Literals.string(set.md5(message))
        + ",\n"
        + Literals.text(set.fullText(message))
        + ",\n"
        + wires()
        + ", "
        + javaName
        + "::read);\n";
  }

  private String wires() {
    return switch (message.presence()) {
      case BOTH -> "Set.of(Wire.ROS1, Wire.ROS2)";
      case ROS1 -> "Set.of(Wire.ROS1)";
      case ROS2 -> "Set.of(Wire.ROS2)";
    };
  }

  private static String constant(Constant constant) {
    String value =
        constant.type() == Primitive.STRING ? Literals.string(constant.value()) : constant.value();
    return "public static final "
        + constant.type().javaType()
        + " "
        + constant.name()
        + " = "
        + value
        + ";\n";
  }

  private String compactConstructor() {
    String body = joined("", Component::check);
    return body.isEmpty() ? "" : "public " + javaName + " {\n" + body + "}\n";
  }

  private String reading() {
    return "private static "
        + javaName
        + " read(MessageReader in) {\n"
        + (components.isEmpty() ? "in.nothing();\n" : "")
        + joined("", c -> c.javaType() + " " + c.javaName() + " = " + c.read() + ";\n")
        + "return new "
        + javaName
        + "("
        + joined(", ", Component::javaName)
        + ");\n}\n";
  }

  private String writing() {
    return "@Override public void write(MessageWriter out) {\n"
        + (components.isEmpty() ? "out.nothing();\n" : "")
        + joined("", Component::write)
        + "}\n";
  }

  private String identity() {
    return "@Override public boolean equals(Object other) {\nreturn other instanceof "
        + javaName
        + " that"
        + joined("", c -> "\n&& " + c.equality())
        + ";\n}\n@Override public int hashCode() {\nint hash = 1;\n"
        + joined("", c -> "hash = 31 * hash + " + c.hash() + ";\n")
        + "return hash;\n}\n@Override public String toString() {\nreturn \""
        + javaName
        + "[\""
        + joined(" + \", \"", c -> " + \"" + c.javaName() + "=\" + " + c.text())
        + " + \"]\";\n}\n";
  }

  private String joined(String separator, Function<Component, String> part) {
    return components.stream().map(part).collect(Collectors.joining(separator));
  }
}
