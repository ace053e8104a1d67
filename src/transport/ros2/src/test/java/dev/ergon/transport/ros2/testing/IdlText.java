package dev.ergon.transport.ros2.testing;

import dev.ergon.transport.ros.message.MessageType;
import dev.ergon.transport.ros.message.Wire;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The IDL of message types, as ROS 2 makes it from their definitions. */
final class IdlText {
  private static final Pattern FIELD =
      Pattern.compile("([\\w/]+)(?:\\[(\\d*)])?\\s+(\\w+)(\\s*=.*)?");
  private static final String TIME =
      "module builtin_interfaces { module msg { module dds_ {\n"
          + "struct Time_ { long sec; unsigned long nanosec; };\n"
          + "struct Duration_ { long sec; unsigned long nanosec; };\n}; }; };\n";

  private final Map<String, String> structs = new LinkedHashMap<>();
  private final Map<String, MessageType<?>> types;

  private IdlText(List<MessageType<?>> types) {
    this.types = types.stream().collect(Collectors.toMap(MessageType::name, t -> t));
  }

  static String of(List<MessageType<?>> types) {
    IdlText text = new IdlText(types);
    types.stream().filter(t -> t.wires().contains(Wire.ROS2)).forEach(text::define);
    return TIME + String.join("", text.structs.values());
  }

  private void define(MessageType<?> type) {
    if (structs.containsKey(type.name())) {
      return;
    }
    StringBuilder body = new StringBuilder();
    for (String line : type.definition().lines().takeWhile(l -> !l.startsWith("===")).toList()) {
      Matcher field = FIELD.matcher(line.strip());
      if (field.matches() && field.group(4) == null && !line.contains("uint32 seq")) {
        body.append("  ").append(member(type, field)).append('\n');
      }
    }
    if (body.isEmpty()) {
      body.append("  octet structure_needs_at_least_one_member;\n");
    }
    structs.put(
        type.name(),
        "module %s { module msg { module dds_ {\nstruct %s_ {\n%s};\n}; }; };\n"
            .formatted(type.rosPackage(), type.shortName(), body));
  }

  private String member(MessageType<?> user, Matcher field) {
    String base = idlType(user, field.group(1));
    String length = field.group(2);
    String name = field.group(3);
    if (length == null) {
      return base + " " + name + ";";
    }
    return length.isEmpty()
        ? "sequence<" + base + "> " + name + ";"
        : base + " " + name + "[" + length + "];";
  }

  private String idlType(MessageType<?> user, String ros) {
    return switch (ros) {
      case "bool" -> "boolean";
      case "byte", "char", "uint8", "int8" -> "octet";
      case "int16" -> "short";
      case "uint16" -> "unsigned short";
      case "int32" -> "long";
      case "uint32" -> "unsigned long";
      case "int64" -> "long long";
      case "uint64" -> "unsigned long long";
      case "float32" -> "float";
      case "float64" -> "double";
      case "string" -> "string";
      case "time" -> "builtin_interfaces::msg::dds_::Time_";
      case "duration" -> "builtin_interfaces::msg::dds_::Duration_";
      default -> {
        MessageType<?> part = types.get(ros.contains("/") ? ros : user.rosPackage() + "/" + ros);
        if (part == null) {
          throw new AssertionError(user + " uses " + ros);
        }
        define(part);
        yield part.ddsName();
      }
    };
  }
}
