package dev.ergon.transport.ros.message.testing;

import dev.ergon.transport.ros.message.Message;
import dev.ergon.transport.ros.message.MessageType;
import dev.ergon.transport.ros.message.Octets;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes messages of any type whose values both wires can carry. The seed decides all. */
public final class RandomMessages {
  private static final int MAX_LENGTH = 5;
  private static final String[] WORDS = {
    "", "a", "base_link", "Griff \u00e4\u4e2d", "\ud83e\udd16"
  };

  private final SplittableRandom random;

  public RandomMessages(long seed) {
    random = new SplittableRandom(seed);
  }

  /** A message of {@code type}. The sequence number of headers is 0, as ROS 2 has none. */
  public <M extends Message> M next(MessageType<M> type) {
    Class<?> record = recordOf(type);
    return (M) record(record, type.definition());
  }

  private static Class<?> recordOf(MessageType<?> type) {
    String base = "dev.ergon.transport.ros.message." + type.rosPackage() + ".";
    String ofService = type.shortName().replaceFirst("(Request|Response)$", "\\$$1");
    for (String name : List.of(type.shortName(), type.shortName() + "Message", ofService)) {
      try {
        return Class.forName(base + name);
      } catch (ClassNotFoundException e) {
        continue;
      }
    }
    throw new AssertionError("no record of " + type);
  }

  private Object record(Class<?> type, String definition) {
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) {
      RecordComponent component = components[i];
      values[i] =
          component.getName().equals("seq")
              ? 0L
              : value(component.getGenericType(), fixedLength(definition, component), definition);
    }
    try {
      return type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new))
          .newInstance(values);
    } catch (NoSuchMethodException
        | InstantiationException
        | IllegalAccessException
        | InvocationTargetException e) {
      throw new AssertionError("cannot make a " + type, e);
    }
  }

  private Object value(Type type, int length, String definition) {
    if (type instanceof ParameterizedType list) {
      List<Object> values = new ArrayList<>();
      for (int i = 0; i < length; i++) {
        values.add(value(list.getActualTypeArguments()[0], length(), definition));
      }
      return values;
    }
    Class<?> raw = (Class<?>) type;
    if (raw.isArray()) {
      Object values = Array.newInstance(raw.getComponentType(), length);
      for (int i = 0; i < length; i++) {
        Array.set(values, i, scalar(raw.getComponentType()));
      }
      return values;
    }
    if (raw == Octets.class) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      return Octets.adopt(bytes);
    }
    return raw.isRecord() ? record(raw, definition) : scalar(raw);
  }

  /** Integers that fit whatever ROS type stands behind the Java type. */
  private Object scalar(Class<?> type) {
    return switch (type.getName()) {
      case "boolean" -> random.nextBoolean();
      case "short" -> (short) random.nextInt();
      case "int" -> random.nextInt(128);
      case "long" -> random.nextLong(1L << 32);
      case "float" -> (float) random.nextDouble(-1e6, 1e6);
      case "double" -> random.nextDouble(-1e9, 1e9);
      case "java.lang.String" -> WORDS[random.nextInt(WORDS.length)];
      default -> throw new AssertionError("no value for " + type);
    };
  }

  private int fixedLength(String definition, RecordComponent component) {
    Matcher matcher =
        Pattern.compile(
                "\\w+\\[(\\d+)] (" + snake(component.getName()) + ")$",
                Pattern.MULTILINE | Pattern.CASE_INSENSITIVE)
            .matcher(definition);
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : length();
  }

  private static String snake(String camel) {
    return camel.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  private int length() {
    return random.nextInt(MAX_LENGTH);
  }
}
