package dev.ergon.transport.ros1.xmlrpc;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of XML-RPC and of the parameter server. */
public sealed interface Value {
  /** A 32-bit integer. */
  record Int(int value) implements Value {}

  record Bool(boolean value) implements Value {}

  record Real(double value) implements Value {}

  record Text(String value) implements Value {}

  /**
   * Bytes.
   *
   * @param base64 the bytes as they travel, checked
   */
  record Binary(String base64) implements Value {
    public Binary {
      base64 = base64.strip();
      java.util.Base64.getMimeDecoder().decode(base64);
    }

    public byte[] toBytes() {
      return java.util.Base64.getMimeDecoder().decode(base64);
    }
  }

  /** An instant as it is written, for example {@code 19980717T14:08:55}. */
  record DateTime(String text) implements Value {}

  record Array(List<Value> items) implements Value {
    public Array {
      items = List.copyOf(items);
    }
  }

  /** Values by name, in their order. */
  record Struct(Map<String, Value> members) implements Value {
    public Struct {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }
  }

  static Value of(int value) {
    return new Int(value);
  }

  static Value of(boolean value) {
    return new Bool(value);
  }

  static Value of(double value) {
    return new Real(value);
  }

  static Value of(String value) {
    return new Text(value);
  }

  static Value list(Value... items) {
    return new Array(List.of(items));
  }

  static Value list(List<? extends Value> items) {
    return new Array(List.copyOf(items));
  }

  /**
   * The integer.
   *
   * @throws XmlRpcException if this is something else
   */
  default int asInt() {
    if (this instanceof Int number) {
      return number.value();
    }
    throw new XmlRpcException("got " + this + ", wanted an integer");
  }

  /** The text; as {@link #asInt}. */
  default String asText() {
    if (this instanceof Text text) {
      return text.value();
    }
    throw new XmlRpcException("got " + this + ", wanted a string");
  }

  /** The truth; as {@link #asInt}, where 0 and 1 count as well. */
  default boolean asBool() {
    if (this instanceof Bool truth) {
      return truth.value();
    }
    if (this instanceof Int number && (number.value() == 0 || number.value() == 1)) {
      return number.value() == 1;
    }
    throw new XmlRpcException("got " + this + ", wanted a boolean");
  }

  /** The number, whole or not; as {@link #asInt}. */
  default double asReal() {
    if (this instanceof Real number) {
      return number.value();
    }
    if (this instanceof Int number) {
      return number.value();
    }
    throw new XmlRpcException("got " + this + ", wanted a number");
  }

  /** The items; as {@link #asInt}. */
  default List<Value> asList() {
    if (this instanceof Array array) {
      return array.items();
    }
    throw new XmlRpcException("got " + this + ", wanted an array");
  }

  /** The members; as {@link #asInt}. */
  default Map<String, Value> asStruct() {
    if (this instanceof Struct struct) {
      return struct.members();
    }
    throw new XmlRpcException("got " + this + ", wanted a struct");
  }
}
