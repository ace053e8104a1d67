package dev.ergon.benchmark.ros;

import dev.ergon.transport.ros.message.Message;
import dev.ergon.transport.ros.message.MessageFormatException;
import dev.ergon.transport.ros.message.MessageType;
import dev.ergon.transport.ros.message.Wire;
import dev.ergon.transport.ros.message.catalogue.MessageCatalogue;
import dev.ergon.transport.ros.message.testing.Mutation;
import dev.ergon.transport.ros.message.testing.RandomMessages;
import java.util.List;

/**
 * {@code MessageFuzz [COUNT [SEED]]}: damages messages of every type on both wires and reads them.
 * Whatever is read must survive being written and read again; anything but a typed refusal ends the
 * program with its seed. Run with little memory ({@code -Xmx64m}): a length that is believed shows.
 */
public final class MessageFuzz {
  private static final int DAMAGED_PER_MESSAGE = 50;

  private long read;
  private long refused;

  private MessageFuzz() {}

  public static void main(String[] args) {
    long count = args.length > 0 ? Long.parseLong(args[0]) : 1_000_000;
    long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
    MessageFuzz fuzz = new MessageFuzz();
    List<MessageType<?>> types = MessageCatalogue.messages();
    long longest = 0;
    for (long i = 0; fuzz.read + fuzz.refused < count; i++) {
      MessageType<?> type = types.get((int) (i % types.size()));
      for (Wire wire : type.wires()) {
        longest = Math.max(longest, fuzz.damage(type, wire, seed + i));
      }
    }
    System.out.printf(
        "%d damaged messages of %d types: %d read, %d refused, none else; longest read %.1f ms%n",
        fuzz.read + fuzz.refused, types.size(), fuzz.read, fuzz.refused, longest / 1e6);
  }

  /** Damages one message many times; answers the longest time that a read took. */
  private <M extends Message> long damage(MessageType<M> type, Wire wire, long seed) {
    byte[] whole = wire.encode(new RandomMessages(seed).next(type));
    long longest = 0;
    for (int i = 0; i < DAMAGED_PER_MESSAGE; i++) {
      byte[] damaged = Mutation.of(whole, seed * DAMAGED_PER_MESSAGE + i);
      long begun = System.nanoTime();
      try {
        M message = wire.decode(type, damaged);
        longest = Math.max(longest, System.nanoTime() - begun);
        if (!message.equals(wire.decode(type, wire.encode(message)))) {
          throw new AssertionError("what is read is not what is written: " + message);
        }
        read++;
      } catch (MessageFormatException e) {
        refused++;
      } catch (RuntimeException | Error e) {
        throw new AssertionError(type + " on " + wire + ", seed " + seed + ", damage " + i, e);
      }
    }
    return longest;
  }
}
