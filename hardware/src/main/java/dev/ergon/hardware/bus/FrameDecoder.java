package dev.ergon.hardware.bus;

/** Finds status packets of one protocol in a stream of bytes. Holds no state between calls. */
public interface FrameDecoder {
  /**
   * Judges the start of the bytes. For {@link FrameVerdict#FRAME}, {@code into} holds the packet;
   * for {@link FrameVerdict#INCOMPLETE} no byte is consumed; for every other verdict at least one
   * and at most {@code length} bytes are, so that calling again always ends.
   *
   * @param bytes what came in, from index 0
   * @param length how many bytes came in, more than 0
   */
  FrameVerdict decode(byte[] bytes, int length, ServoFrame into);

  /** The longest packet that is ever taken for one, in bytes. */
  int longestFrame();
}
