package dev.ergon.hardware.testing;

import dev.ergon.hardware.bus.SerialLink;
import java.io.IOException;

/** A line inside the process: what is written reaches the servos at once. */
public final class EmulatedLink implements SerialLink {
  private final EmulatedServos servos;
  private final LineNoise noise;
  private final boolean echoes;
  private byte[] waiting = new byte[0];
  private boolean closed;

  public EmulatedLink(EmulatedServos servos, LineNoise noise, boolean echoes) {
    this.servos = servos;
    this.noise = noise;
    this.echoes = echoes;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    requireOpen();
    int count = Math.min(length, waiting.length);
    System.arraycopy(waiting, 0, into, offset, count);
    byte[] rest = new byte[waiting.length - count];
    System.arraycopy(waiting, count, rest, 0, rest.length);
    waiting = rest;
    return count;
  }

  @Override
  public void write(byte[] from, int length) throws IOException {
    requireOpen();
    if (echoes) {
      arrive(from, length);
    }
    servos.pause();
    byte[] sent = noise.through(from, length);
    byte[] answer = servos.receive(sent, sent.length);
    byte[] received = noise.through(answer, answer.length);
    arrive(received, received.length);
  }

  @Override
  public void close() {
    closed = true;
  }

  private void arrive(byte[] bytes, int length) {
    byte[] joined = new byte[waiting.length + length];
    System.arraycopy(waiting, 0, joined, 0, waiting.length);
    System.arraycopy(bytes, 0, joined, waiting.length, length);
    waiting = joined;
  }

  private void requireOpen() throws IOException {
    if (closed) {
      throw new IOException("emulated line: closed");
    }
  }
}
