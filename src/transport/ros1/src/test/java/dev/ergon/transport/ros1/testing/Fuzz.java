package dev.ergon.transport.ros1.testing;

import dev.ergon.transport.ros1.internal.tcpros.ConnectionHeader;
import dev.ergon.transport.ros1.internal.tcpros.FrameReader;
import dev.ergon.transport.ros1.internal.xmlrpc.MethodCall;
import dev.ergon.transport.ros1.internal.xmlrpc.XmlRpcReader;
import dev.ergon.transport.ros1.internal.xmlrpc.XmlRpcWriter;
import dev.ergon.transport.ros1.xmlrpc.Value;
import dev.ergon.transport.ros1.xmlrpc.XmlRpcException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Mutated input for everything that reads bytes of the network: whatever comes, it is read or
 * refused by the failure that its contract names.
 */
public final class Fuzz {
  private static final int MAX_FRAME_BYTES = 1 << 20;

  /** How many inputs were read, and how many refused. */
  public record Outcome(long read, long refused) {
    /** Both together. */
    public long total() {
      return read + refused;
    }
  }

  private final Random random;

  public Fuzz(long seed) {
    random = new Random(seed);
  }

  /**
   * Reads {@code count} mutated documents of XML-RPC.
   *
   * @throws AssertionError holding the input, if one fails otherwise than it should
   */
  public Outcome xmlRpc(int count) {
    byte[][] seeds = {
      XmlRpcWriter.write(
          new MethodCall(
              "publisherUpdate",
              List.of(
                  Value.of("/master"),
                  Value.of("/topic<&>"),
                  Value.list(Value.of("http://host:1234/"), Value.of(1.5), Value.of(true))))),
      XmlRpcWriter.write(
          new MethodCall(
              "setParam",
              List.of(
                  Value.of("/node"),
                  new Value.Struct(
                      Map.of("a", Value.of(-7), "b", new Value.Binary("AAEC"), "c", Value.list())),
                  new Value.DateTime("20260101T00:00:00")))),
      "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"c\">]><methodCall>&b;</methodCall>"
          .getBytes(java.nio.charset.StandardCharsets.UTF_8)
    };
    return run(count, seeds, XmlRpcException.class, input -> XmlRpcReader.call(input).method());
  }

  /** Reads {@code count} mutated connection headers; as {@link #xmlRpc}. */
  public Outcome headers(int count) {
    byte[][] seeds = {
      new ConnectionHeader(
              Map.of("callerid", "/a", "topic", "/b", "md5sum", "*", "message_definition", "x=\n"))
          .encode(),
      new ConnectionHeader(Map.of("error", "no such topic")).encode()
    };
    return run(
        count,
        seeds,
        IOException.class,
        input -> ConnectionHeader.read(new ByteArrayInputStream(input)).fields().toString());
  }

  /** Reads {@code count} mutated streams of frames to their end; as {@link #xmlRpc}. */
  public Outcome frames(int count) {
    byte[] seed = new byte[64];
    seed[0] = 20;
    seed[24] = 36;
    return run(
        count,
        new byte[][] {seed},
        IOException.class,
        input -> {
          FrameReader frames = new FrameReader(new ByteArrayInputStream(input), MAX_FRAME_BYTES);
          int total = 0;
          for (int i = 0; i < 4; i++) {
            total += frames.next().remaining();
          }
          return String.valueOf(total);
        });
  }

  private Outcome run(int count, byte[][] seeds, Class<? extends Exception> refusal, Reading read) {
    long done = 0;
    long refused = 0;
    for (int i = 0; i < count; i++) {
      byte[] input = mutate(seeds[random.nextInt(seeds.length)]);
      try {
        String unused = read.of(input);
        done++;
      } catch (Exception | StackOverflowError | OutOfMemoryError e) {
        if (!refusal.isInstance(e)) {
          throw new AssertionError("input " + Arrays.toString(input), e);
        }
        refused++;
      }
    }
    return new Outcome(done, refused);
  }

  /** One to three changes: a bit, a byte, an extreme length, a cut, a repeat, a splice. */
  private byte[] mutate(byte[] seed) {
    byte[] bytes = seed.clone();
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes && bytes.length > 0; i++) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(6)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) random.nextInt(256);
        case 2 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 4), (byte) 0xFF);
        case 3 -> bytes = Arrays.copyOf(bytes, at);
        case 4 -> bytes = splice(bytes, at, bytes, random.nextInt(bytes.length));
        default -> bytes = splice(bytes, at, seed, random.nextInt(seed.length));
      }
    }
    return bytes;
  }

  private static byte[] splice(byte[] head, int headEnd, byte[] tail, int tailStart) {
    byte[] joined = Arrays.copyOf(head, headEnd + tail.length - tailStart);
    System.arraycopy(tail, tailStart, joined, headEnd, tail.length - tailStart);
    return joined;
  }

  @FunctionalInterface
  private interface Reading {
    String of(byte[] input) throws Exception;
  }
}
