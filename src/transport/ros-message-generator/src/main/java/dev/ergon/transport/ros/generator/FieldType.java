package dev.ergon.transport.ros.generator;

import java.util.Optional;

/**
 * The type of a field.
 *
 * @param base the name of a {@link Primitive}, or of a message with its package
 * @param arity one value, a sequence, or an array of a fixed length
 */
record FieldType(String base, Arity arity) {
  /** How many values a field holds. */
  sealed interface Arity {}

  record One() implements Arity {}

  record Sequence() implements Arity {}

  record Fixed(int length) implements Arity {}

  /** The primitive; empty for a message. */
  Optional<Primitive> primitive() {
    return Primitive.of(base);
  }

  boolean isOne() {
    return arity instanceof One;
  }
}
