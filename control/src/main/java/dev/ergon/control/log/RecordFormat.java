package dev.ergon.control.log;

import dev.ergon.core.error.InvalidInputException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Any record, bit for bit: its components in order, each as its type says. Components may be
 * numbers, booleans, texts, enums, records, sealed interfaces of records, and lists of these; null
 * is allowed. What is read is only what the declared types say, however the bytes are. Stateless.
 */
final class RecordFormat {
  private static final int LONGEST_LIST = 1 << 16;

  private RecordFormat() {}

  /** A number that changes when the type, or one that it is made of, gets another form. */
  static int fingerprint(Class<? extends Record> type) {
    Set<String> forms = new LinkedHashSet<>();
    describe(type, forms);
    return String.join("\n", forms).hashCode();
  }

  private static void describe(Type type, Set<String> forms) {
    if (type instanceof ParameterizedType list) {
      describe(list.getActualTypeArguments()[0], forms);
      return;
    }
    Class<?> raw = (Class<?>) type;
    if (raw.isEnum()) {
      forms.add(raw.getName() + Arrays.toString(raw.getEnumConstants()));
    } else if (raw.isRecord()) {
      if (forms.add(raw.getName() + Arrays.toString(raw.getRecordComponents()))) {
        for (RecordComponent component : raw.getRecordComponents()) {
          describe(component.getGenericType(), forms);
        }
      }
    } else if (raw.isSealed()) {
      for (Class<?> choice : raw.getPermittedSubclasses()) {
        describe(choice, forms);
      }
    }
  }

  static void write(DataOutput out, Record value) throws IOException {
    writeValue(out, value.getClass(), value);
  }

  private static void writeValue(DataOutput out, Type type, @Nullable Object value)
      throws IOException {
    if (!(type instanceof Class<?> raw && raw.isPrimitive())) {
      out.writeBoolean(value != null);
    }
    if (value == null) {
      return;
    }
    if (value instanceof Double number) {
      out.writeLong(Double.doubleToRawLongBits(number));
    } else if (value instanceof Integer number) {
      out.writeInt(number);
    } else if (value instanceof Long number) {
      out.writeLong(number);
    } else if (value instanceof Boolean truth) {
      out.writeBoolean(truth);
    } else if (value instanceof String text) {
      out.writeUTF(text);
    } else if (value instanceof Enum<?> constant) {
      out.writeInt(constant.ordinal());
    } else if (value instanceof List<?> list) {
      out.writeInt(list.size());
      for (Object item : list) {
        writeValue(out, itemType(type), item);
      }
    } else if (value instanceof Record struct) {
      writeStruct(out, (Class<?>) type, struct);
    } else {
      throw new IllegalStateException("no command log can hold a " + value.getClass());
    }
  }

  private static void writeStruct(DataOutput out, Class<?> type, Record struct) throws IOException {
    if (type.isSealed()) {
      out.writeInt(List.of(type.getPermittedSubclasses()).indexOf(struct.getClass()));
    }
    for (RecordComponent component : struct.getClass().getRecordComponents()) {
      writeValue(out, component.getGenericType(), get(struct, component));
    }
  }

  private static @Nullable Object get(Record struct, RecordComponent component) {
    try {
      Method accessor = component.getAccessor();
      accessor.setAccessible(true);
      return accessor.invoke(struct);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component + " cannot be read", e);
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws InvalidInputException if the bytes say something that {@code type} refuses
   */
  static <T extends Record> T read(DataInput in, Class<T> type) throws IOException {
    Object value = readValue(in, type);
    if (value == null) {
      throw new InvalidInputException("got no value, wanted a " + type.getSimpleName());
    }
    return type.cast(value);
  }

  private static @Nullable Object readValue(DataInput in, Type type) throws IOException {
    if (type instanceof Class<?> raw && raw.isPrimitive()) {
      return readNumber(in, raw);
    }
    if (!in.readBoolean()) {
      return null;
    }
    if (!(type instanceof Class<?> raw)) {
      return readList(in, itemType(type));
    }
    if (raw == String.class) {
      return in.readUTF();
    } else if (raw.isEnum()) {
      return choice(raw, in.readInt(), raw.getEnumConstants());
    } else if (raw.isSealed()) {
      return readStruct(in, choice(raw, in.readInt(), raw.getPermittedSubclasses()));
    } else if (raw.isRecord()) {
      return readStruct(in, raw);
    }
    return readNumber(in, raw);
  }

  private static Object readNumber(DataInput in, Class<?> type) throws IOException {
    if (type == double.class || type == Double.class) {
      return in.readDouble();
    } else if (type == int.class || type == Integer.class) {
      return in.readInt();
    } else if (type == long.class || type == Long.class) {
      return in.readLong();
    } else if (type == boolean.class || type == Boolean.class) {
      return in.readBoolean();
    }
    throw new IllegalStateException("no command log can hold a " + type);
  }

  private static List<@Nullable Object> readList(DataInput in, Type item) throws IOException {
    int size = in.readInt();
    if (size < 0 || size > LONGEST_LIST) {
      throw new InvalidInputException("got a list of " + size + ", wanted 0.." + LONGEST_LIST);
    }
    List<@Nullable Object> items = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      items.add(readValue(in, item));
    }
    return items;
  }

  private static Object readStruct(DataInput in, Class<?> type) throws IOException {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    @Nullable Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      values[i] = readValue(in, components[i].getGenericType());
    }
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new InvalidInputException(
          "got a " + type.getSimpleName() + " that cannot be: " + e.getCause(), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " has no usable canonical constructor", e);
    }
  }

  private static <C> C choice(Class<?> type, int index, C[] choices) {
    if (index < 0 || index >= choices.length) {
      throw new InvalidInputException(
          "got the %s %d, wanted 0..%d".formatted(type.getSimpleName(), index, choices.length - 1));
    }
    return choices[index];
  }

  private static Type itemType(Type list) {
    return ((ParameterizedType) list).getActualTypeArguments()[0];
  }
}
