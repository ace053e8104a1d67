package dev.ergon.hardware.bus;

/** A status packet of a servo, reused from one packet to the next. Owned by one thread. */
public final class ServoFrame {
  private final byte[] parameters;
  private int length;
  private int id;
  private int error;
  private int consumed;

  /**
   * @param capacity the most parameters that a packet may have
   */
  public ServoFrame(int capacity) {
    parameters = new byte[capacity];
  }

  /** Which servo answered. */
  public int id() {
    return id;
  }

  /** The packet's error byte, as the protocol defines it. */
  public int error() {
    return error;
  }

  /** How many parameter bytes it has. */
  public int length() {
    return length;
  }

  /** How many of the bytes given to the decoder are done with. */
  public int consumed() {
    return consumed;
  }

  /** Parameter byte {@code index}, 0..255. */
  public int unsigned8(int index) {
    return parameters[index] & 0xFF;
  }

  /** Parameters {@code index} and the next, the low byte first. */
  public int unsigned16(int index) {
    return unsigned8(index) | unsigned8(index + 1) << 8;
  }

  /** Four parameters from {@code index} on, the low byte first, in two's complement. */
  public int signed32(int index) {
    return unsigned16(index) | unsigned16(index + 2) << 16;
  }

  /** Begins a packet without parameters. */
  public void begin(int newId, int newError) {
    id = newId;
    error = newError;
    length = 0;
  }

  /**
   * Appends a parameter.
   *
   * @return false, with nothing changed, if the packet is full
   */
  public boolean append(byte parameter) {
    if (length == parameters.length) {
      return false;
    }
    parameters[length++] = parameter;
    return true;
  }

  public void setConsumed(int bytes) {
    consumed = bytes;
  }
}
