package dev.ergon.transport.ros.generator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** All messages of a build, and what follows from the definitions of several: sums and texts. */
final class DefinitionSet {
  private static final String SEPARATOR = "=".repeat(80) + "\n";

  private final Map<String, Definition> byName = new TreeMap<>();

  void add(Definition definition) {
    if (byName.put(definition.name(), definition) != null) {
      throw new IllegalArgumentException(definition.name() + " is defined twice");
    }
  }

  Collection<Definition> all() {
    return byName.values();
  }

  Definition get(String name, Definition user) {
    Definition found = byName.get(name);
    if (found == null) {
      throw new IllegalArgumentException(user.name() + " uses " + name + ", which is not defined");
    }
    return found;
  }

  /**
   * The sum that ROS 1 compares: of the constants, then the fields, where a message stands by its
   * own sum.
   *
   * @see <a href="http://wiki.ros.org/ROS/Technical%20Overview">ROS technical overview, message
   *     serialization and md5</a>
   */
  String md5(Definition definition) {
    return md5OfText(sumText(definition));
  }

  /** The sum of a service: of its request's text and its response's. */
  String md5(Definition request, Definition response) {
    return md5OfText(sumText(request) + sumText(response));
  }

  /** The definition and all it uses, as ROS 1's connection headers and bags carry it. */
  String fullText(Definition definition) {
    Set<Definition> used = new LinkedHashSet<>();
    collectUsed(definition, used);
    return definition.text()
        + used.stream()
            .map(d -> "\n" + SEPARATOR + "MSG: " + d.name() + "\n" + d.text())
            .collect(Collectors.joining());
  }

  /** The least that a message takes on either wire. */
  int minBytes(Definition definition) {
    int sum = 0;
    for (Field field : definition.fields()) {
      if (field.presence() == Presence.BOTH) {
        sum += minBytes(definition, field.type());
      }
    }
    return sum;
  }

  private int minBytes(Definition user, FieldType type) {
    int one =
        type.primitive().map(Primitive::minBytes).orElseGet(() -> minBytes(get(type.base(), user)));
    if (type.arity() instanceof FieldType.Fixed fixed) {
      return fixed.length() * one;
    }
    return type.isOne() ? one : Integer.BYTES;
  }

  private void collectUsed(Definition definition, Set<Definition> used) {
    for (Field field : definition.fields()) {
      if (field.type().primitive().isEmpty() && field.presence() != Presence.ROS2) {
        Definition part = get(field.type().base(), definition);
        used.add(part);
        collectUsed(part, used);
      }
    }
  }

  private String sumText(Definition definition) {
    StringBuilder text = new StringBuilder();
    for (Constant constant : definition.constants()) {
      text.append(constant.typeName() + " " + constant.name() + "=" + constant.value() + "\n");
    }
    for (Field field : definition.fields()) {
      if (field.presence() != Presence.ROS2) {
        text.append(sumName(definition, field.type()) + " " + field.name() + "\n");
      }
    }
    return text.toString().strip();
  }

  private String sumName(Definition user, FieldType type) {
    if (type.primitive().isEmpty()) {
      return md5(get(type.base(), user));
    }
    if (type.arity() instanceof FieldType.Fixed fixed) {
      return type.base() + "[" + fixed.length() + "]";
    }
    return type.isOne() ? type.base() : type.base() + "[]";
  }

  private static String md5OfText(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
  }
}
