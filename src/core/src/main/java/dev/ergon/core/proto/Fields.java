package dev.ergon.core.proto;

import com.google.protobuf.ProtocolMessageEnum;
import dev.ergon.core.error.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads fields of messages so that every refusal carries the field's path. */
final class Fields {
  private Fields() {}

  /** What {@code decode} makes; what it refuses is said with {@code field} before it. */
  static <T> T in(String field, Supplier<T> decode) {
    try {
      return decode.get();
    } catch (InvalidInputException | IllegalArgumentException e) {
      throw new InvalidInputException(field + ": " + e.getMessage(), e);
    }
  }

  /** A message inside another, which must be there. */
  static <M, T> T required(String field, boolean present, M message, Function<M, T> decode) {
    if (!present) {
      throw new InvalidInputException(field + ": is not there");
    }
    return in(field, () -> decode.apply(message));
  }

  /** The items of a repeated field, at most {@code max}. */
  static <M, T> List<T> list(String field, List<M> messages, int max, Function<M, T> decode) {
    requireCount(field, messages.size(), max);
    List<T> items = new ArrayList<>(messages.size());
    for (int i = 0; i < messages.size(); i++) {
      M message = messages.get(i);
      items.add(in(field + "[" + i + "]", () -> decode.apply(message)));
    }
    return items;
  }

  /** The numbers of a repeated field, at most {@code max}. */
  static double[] doubles(String field, List<Double> values, int max) {
    requireCount(field, values.size(), max);
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** The text of a field, at most {@code max} characters. */
  static String text(String field, String value, int max) {
    if (value.length() > max) {
      throw new InvalidInputException(
          field + ": got " + value.length() + " characters, wanted at most " + max);
    }
    return value;
  }

  /**
   * The constant of {@code type} that {@code value} names after {@code prefix}; unspecified and
   * unknown values are refused.
   */
  static <E extends Enum<E>> E constant(
      String field, Class<E> type, String prefix, ProtocolMessageEnum value) {
    String name = value.toString();
    for (E constant : type.getEnumConstants()) {
      if (name.equals(prefix + constant.name())) {
        return constant;
      }
    }
    throw new InvalidInputException(field + ": got " + name + ", wanted a known value");
  }

  static void requireCount(String field, int count, int max) {
    if (count > max) {
      throw new InvalidInputException(field + ": got " + count + " items, wanted at most " + max);
    }
  }
}
