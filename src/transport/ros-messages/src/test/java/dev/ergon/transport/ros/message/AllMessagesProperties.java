package dev.ergon.transport.ros.message;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ergon.transport.ros.message.catalogue.MessageCatalogue;
import dev.ergon.transport.ros.message.testing.Mutation;
import dev.ergon.transport.ros.message.testing.RandomMessages;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every type and any content. */
class AllMessagesProperties {
  @Property(tries = 3000)
  void whatIsWrittenIsRead(
      @ForAll("types") MessageType<?> type, @ForAll Wire wire, @ForAll long seed) {
    if (type.wires().contains(wire)) {
      roundTrip(type, wire, seed);
    }
  }

  private static <M extends Message> void roundTrip(MessageType<M> type, Wire wire, long seed) {
    M message = new RandomMessages(seed).next(type);
    byte[] bytes = wire.encode(message);
    M read = wire.decode(type, bytes);

    assertEquals(message, read);
    assertEquals(message.hashCode(), read.hashCode());
    assertArrayEquals(bytes, wire.encode(read));
  }

  /** Whatever is read can be written again, so nothing odd gets past the reader. */
  @Property(tries = 20000)
  void damagedBytesAreReadOrRefused(
      @ForAll("types") MessageType<?> type, @ForAll Wire wire, @ForAll long seed) {
    if (type.wires().contains(wire)) {
      byte[] damaged = Mutation.of(wire.encode(new RandomMessages(seed).next(type)), seed);
      readOrRefuse(type, wire, damaged);
    }
  }

  private static <M extends Message> void readOrRefuse(
      MessageType<M> type, Wire wire, byte[] bytes) {
    try {
      M read = wire.decode(type, bytes);
      assertEquals(read, wire.decode(type, wire.encode(read)));
    } catch (MessageFormatException e) {
      assertEquals(type.name() + ":", e.getMessage().split(" ", 2)[0]);
    }
  }

  @Provide
  Arbitrary<MessageType<?>> types() {
    return Arbitraries.of(MessageCatalogue.messages());
  }
}
