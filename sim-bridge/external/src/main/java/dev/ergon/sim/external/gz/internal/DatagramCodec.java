package dev.ergon.sim.external.gz.internal;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.ergon.sim.external.gz.msgs.GzDiscoveryProto.Discovery;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** A datagram of discovery: the length of the body as 16 bits, little-endian, then the body. */
public final class DatagramCodec {
  static final int WIRE_VERSION = 10;

  /** What gz-transport sends at most, and what the length can say. */
  static final int MAX_BODY = 65_535 - 28 - Short.BYTES;

  private static final int MAX_NAME = 1024;

  private DatagramCodec() {}

  static ByteBuffer encode(Discovery message) {
    byte[] body = message.toByteArray();
    if (body.length > MAX_BODY) {
      throw new IllegalArgumentException("discovery: got " + body.length + " bytes");
    }
    ByteBuffer datagram =
        ByteBuffer.allocate(Short.BYTES + body.length).order(ByteOrder.LITTLE_ENDIAN);
    return datagram.putShort((short) body.length).put(body).flip();
  }

  /** The message of a datagram; empty if it is none, or of another wire version. */
  public static Optional<Discovery> decode(ByteBuffer datagram) {
    if (datagram.remaining() < Short.BYTES) {
      return Optional.empty();
    }
    int length = Short.toUnsignedInt(datagram.order(ByteOrder.LITTLE_ENDIAN).getShort());
    if (length != datagram.remaining()) {
      return Optional.empty();
    }
    try {
      Discovery message = Discovery.parseFrom(datagram);
      return isSound(message) ? Optional.of(message) : Optional.empty();
    } catch (InvalidProtocolBufferException e) {
      return Optional.empty();
    }
  }

  private static boolean isSound(Discovery message) {
    Discovery.Publisher publisher = message.getPub();
    return message.getVersion() == WIRE_VERSION
        && isName(message.getProcessUuid())
        && !message.getProcessUuid().isEmpty()
        && isName(message.getSub().getTopic())
        && isName(publisher.getTopic())
        && isName(publisher.getAddress())
        && isName(publisher.getProcessUuid())
        && isName(publisher.getNodeUuid())
        && isName(publisher.getMsgPub().getMsgType())
        && isName(publisher.getSrvPub().getSocketId())
        && isName(publisher.getSrvPub().getRequestType())
        && isName(publisher.getSrvPub().getResponseType());
  }

  private static boolean isName(String text) {
    return text.length() <= MAX_NAME;
  }
}
