package dev.ergon.core.config;

import dev.ergon.core.geometry.Vec3;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes a record component's value from a node. */
final class ValueBinder {
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");

  private ValueBinder() {}

  static Object bind(ConfigNode node, Type type, Optional<Quantity> quantity) {
    if (type instanceof ParameterizedType generic) {
      return collection(node, generic, quantity);
    }
    Class<?> raw = (Class<?>) type;
    if (raw == ConfigNode.class) {
      return node;
    } else if (raw == String.class) {
      return node.text();
    } else if (raw == boolean.class || raw == Boolean.class) {
      return truth(node);
    } else if (raw == Vec3.class) {
      return vector(node, quantity);
    } else if (isNumeric(raw)) {
      return number(node, raw, quantity);
    } else if (raw.isEnum()) {
      return constant(node, raw);
    } else if (raw.isRecord()) {
      return node.bind(raw.asSubclass(Record.class));
    }
    throw new IllegalStateException(node.path() + ": no configuration value can be a " + raw);
  }

  /** What is wanted for a component of this type, in words. */
  static String wanted(Type type, Optional<Quantity> quantity) {
    if (quantity.isPresent()) {
      return (type instanceof ParameterizedType ? "a list, each " : "") + quantity.get().wanted();
    }
    if (!(type instanceof Class<?> raw)) {
      return isList(type) ? "a list" : "keys with values";
    }
    if (raw.isEnum()) {
      return "one of " + constants(raw);
    }
    if (raw == boolean.class || raw == Boolean.class) {
      return "true or false";
    }
    if (isNumeric(raw)) {
      return isWhole(raw) ? "a whole number" : "a number";
    }
    return raw == String.class ? "a text" : "keys with values";
  }

  /** Whether the type is a number, a vector, or a list of these. */
  static boolean isNumeric(Type type) {
    if (type instanceof ParameterizedType) {
      return isList(type) && isNumeric(itemType(type));
    }
    return type == double.class
        || type == Double.class
        || type == Vec3.class
        || (type instanceof Class<?> raw && isWhole(raw));
  }

  private static Object collection(
      ConfigNode node, ParameterizedType type, Optional<Quantity> quantity) {
    Type item = itemType(type);
    if (isList(type)) {
      return node.items().stream().map(i -> bind(i, item, quantity)).toList();
    }
    if (type.getRawType() == Map.class && type.getActualTypeArguments()[0] == String.class) {
      Map<String, Object> values = new LinkedHashMap<>();
      node.children().forEach((key, child) -> values.put(key, bind(child, item, quantity)));
      return Collections.unmodifiableMap(values);
    }
    throw new IllegalStateException(node.path() + ": no configuration value can be a " + type);
  }

  private static boolean truth(ConfigNode node) {
    return switch (node.text()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw node.error("got " + node.shown() + ", wanted true or false");
    };
  }

  private static Vec3 vector(ConfigNode node, Optional<Quantity> quantity) {
    List<Double> xyz =
        node.items().stream().map(i -> (Double) number(i, double.class, quantity)).toList();
    if (xyz.size() != 3) {
      throw node.error("got " + xyz.size() + " numbers, wanted [x, y, z]");
    }
    return new Vec3(xyz.get(0), xyz.get(1), xyz.get(2));
  }

  private static Object number(ConfigNode node, Class<?> type, Optional<Quantity> quantity) {
    String text = node.text();
    BigDecimal value =
        quantity
            .map(q -> q.parse(text))
            .orElseGet(() ->
                text.length() <= 64 && NUMBER.matcher(text).matches()
                    ? Optional.of(new BigDecimal(text))
                    : Optional.empty())
            .orElseThrow(
                () -> node.error("got " + node.shown() + ", wanted " + wanted(type, quantity)));
    try {
      if (type == int.class || type == Integer.class) {
        return value.intValueExact();
      } else if (type == long.class || type == Long.class) {
        return value.longValueExact();
      }
    } catch (ArithmeticException e) {
      throw node.error(
          "got "
              + node.shown()
              + ", which is not whole or too large, wanted "
              + wanted(type, quantity),
          e);
    }
    double number = value.doubleValue();
    if (!Double.isFinite(number)) {
      throw node.error("got " + node.shown() + ", wanted " + wanted(type, quantity));
    }
    return number;
  }

  private static Object constant(ConfigNode node, Class<?> type) {
    String text = node.text();
    return Arrays.stream(type.getEnumConstants())
        .filter(c -> name(c).equals(text))
        .findFirst()
        .orElseThrow(() ->
            node.error(
                "got "
                    + node.shown()
                    + ", wanted one of "
                    + constants(type)
                    + Spelling.hint(text, names(type))));
  }

  private static String constants(Class<?> type) {
    return String.join(", ", names(type));
  }

  private static List<String> names(Class<?> type) {
    return Arrays.stream(type.getEnumConstants()).map(ValueBinder::name).toList();
  }

  private static String name(Object constant) {
    return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
  }

  private static boolean isWhole(Class<?> type) {
    return type == int.class || type == Integer.class || type == long.class || type == Long.class;
  }

  private static boolean isList(Type type) {
    return type instanceof ParameterizedType generic && generic.getRawType() == List.class;
  }

  /** The last type argument: a list's items, a map's values. */
  private static Type itemType(Type type) {
    Type[] arguments = ((ParameterizedType) type).getActualTypeArguments();
    return arguments[arguments.length - 1];
  }
}
