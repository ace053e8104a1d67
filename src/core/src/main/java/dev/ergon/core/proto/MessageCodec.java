package dev.ergon.core.proto;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import dev.ergon.core.error.InvalidInputException;
import java.util.function.Function;

/**
 * Turns a shared type to protobuf and back. What comes back has passed every check of the type, so
 * bytes from outside are either a valid value or an {@link InvalidInputException}.
 *
 * @param <T> the shared type
 * @param <M> its message
 */
public final class MessageCodec<T, M extends MessageLite> {
  private final String name;
  private final int maxBytes;
  private final Parser<M> parser;
  private final Function<T, M> toMessage;
  private final Function<M, T> fromMessage;

  MessageCodec(
      String name,
      int maxBytes,
      Parser<M> parser,
      Function<T, M> toMessage,
      Function<M, T> fromMessage) {
    this.name = name;
    this.maxBytes = maxBytes;
    this.parser = parser;
    this.toMessage = toMessage;
    this.fromMessage = fromMessage;
  }

  /** The message's name in the schema, package {@code ergon.v1}. */
  public String name() {
    return name;
  }

  /** The longest message that {@link #decode} takes. */
  public int maxBytes() {
    return maxBytes;
  }

  public byte[] encode(T value) {
    return toMessage(value).toByteArray();
  }

  /**
   * The value that {@code bytes} say.
   *
   * @throws InvalidInputException if they are too many, no message of this kind, or say a value
   *     that the type refuses; names the field
   */
  public T decode(byte[] bytes) {
    if (bytes.length > maxBytes) {
      throw new InvalidInputException(
          name + ": got " + bytes.length + " bytes, wanted at most " + maxBytes);
    }
    try {
      return fromMessage(parser.parseFrom(bytes));
    } catch (InvalidProtocolBufferException e) {
      throw new InvalidInputException(
          name + ": got " + bytes.length + " bytes that are no such message: " + e.getMessage(), e);
    }
  }

  public M toMessage(T value) {
    return toMessage.apply(value);
  }

  /**
   * The value that {@code message} says.
   *
   * @throws InvalidInputException if the type refuses it; names the field
   */
  public T fromMessage(M message) {
    return Fields.in(name, () -> fromMessage.apply(message));
  }
}
