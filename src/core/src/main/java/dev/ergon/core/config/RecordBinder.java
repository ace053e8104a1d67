package dev.ergon.core.config;

import dev.ergon.core.error.InvalidInputException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a record from a mapping, one key for each component. */
final class RecordBinder {
  private RecordBinder() {}

  static <T extends Record> T bind(ConfigNode node, Class<T> type) {
    Map<String, RecordComponent> byKey = new LinkedHashMap<>();
    for (RecordComponent component : type.getRecordComponents()) {
      byKey.put(key(component), component);
    }
    node.children()
        .forEach((key, child) -> {
          if (!byKey.containsKey(key)) {
            throw child.error(
                "unknown key"
                    + Spelling.hint(key, byKey.keySet())
                    + (byKey.isEmpty()
                        ? "; none is known here"
                        : "; known here: " + String.join(", ", byKey.keySet())));
          }
        });
    @Nullable Object[] values =
        byKey.entrySet().stream().map(e -> value(node, e.getKey(), e.getValue())).toArray();
    return construct(node, type, values);
  }

  private static @Nullable Object value(ConfigNode node, String key, RecordComponent component) {
    Optional<ConfigNode> child = node.child(key);
    Optional<Quantity> quantity = quantity(component);
    if (child.isPresent()) {
      return ValueBinder.bind(child.get(), component.getGenericType(), quantity);
    }
    Default otherwise = component.getAnnotation(Default.class);
    if (otherwise != null) {
      ConfigNode written =
          YamlTree.read(
              otherwise.value(), node.childPath(key), line -> "default of " + component.getName());
      return ValueBinder.bind(written, component.getGenericType(), quantity);
    }
    if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
      return null;
    }
    throw node.error(
        "lacks the key '" + key + "', " + ValueBinder.wanted(component.getGenericType(), quantity));
  }

  private static <T extends Record> T construct(
      ConfigNode node, Class<T> type, @Nullable Object[] values) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<T> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause();
      if (cause instanceof IllegalArgumentException || cause instanceof InvalidInputException) {
        throw node.error(String.valueOf(cause.getMessage()), cause);
      }
      throw new IllegalStateException(type + " failed to construct", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " has no usable canonical constructor", e);
    }
  }

  private static Optional<Quantity> quantity(RecordComponent component) {
    return ValueBinder.isNumeric(component.getGenericType())
        ? Quantity.ofName(component.getName())
        : Optional.empty();
  }

  /** The component's name without its unit, in snake_case. */
  private static String key(RecordComponent component) {
    String name =
        quantity(component).map(q -> q.stem(component.getName())).orElse(component.getName());
    return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }
}
