package dev.ergon.hardware.bus;

import dev.ergon.core.time.Clock;
import java.io.IOException;

/**
 * One half-duplex conversation: an instruction goes out, status packets come in until a deadline.
 * Whatever is no packet is skipped and counted. Memory is bounded by two of the longest packets.
 */
public final class ServoWire implements AutoCloseable {
  /** How long to look away when no byte has arrived: a tenth of a short answer at 1 Mbaud. */
  private static final long POLL_NANOS = 50_000;

  /** Reads without pause that may pass before the deadline is looked at: bounds a babbling line. */
  private static final int MOST_STALE_READS = 16;

  /** Packets that may follow one instruction; a line that brings more is babbling. */
  private static final int MOST_ANSWERS = 512;

  private final SerialLink link;
  private final FrameDecoder decoder;
  private final Clock clock;
  private final boolean echoes;
  private final byte[] input;
  private final WireCounters counters = new WireCounters();
  private byte[] sent = new byte[0];
  private int sentLength;
  private int echoLeft;
  private int inputLength;
  private int answersLeft;

  /**
   * @param echoes whether the adapter hands back every byte that is sent through it
   */
  public ServoWire(SerialLink link, FrameDecoder decoder, Clock clock, boolean echoes) {
    this.link = link;
    this.decoder = decoder;
    this.clock = clock;
    this.echoes = echoes;
    this.input = new byte[2 * decoder.longestFrame()];
  }

  /** What went wrong on the line so far. */
  public WireCounters counters() {
    return counters;
  }

  /** Forgets what came in too late for the last instruction, then sends a packet. */
  public void send(byte[] packet, int length) throws IOException {
    for (int i = 0; i < MOST_STALE_READS && link.read(input, 0, input.length) > 0; i++) {
      counters.countStale();
    }
    inputLength = 0;
    answersLeft = MOST_ANSWERS;
    sent = packet;
    sentLength = length;
    echoLeft = echoes ? length : 0;
    link.write(packet, length);
  }

  /**
   * Waits for the next status packet. Bytes that lay ready at the deadline still count, since a
   * busy host may wake this thread late.
   *
   * @return false if none was there by the deadline
   * @throws IOException if the line is gone
   */
  public boolean receive(ServoFrame into, long deadlineNanos) throws IOException {
    while (answersLeft > 0) {
      if (decodeBuffered(into)) {
        answersLeft--;
        return true;
      }
      int count = link.read(input, inputLength, input.length - inputLength);
      inputLength += count;
      long now = clock.nanos();
      if (count == 0) {
        if (now - deadlineNanos >= 0) {
          return false;
        }
        pause(now + POLL_NANOS);
      } else if (now - deadlineNanos >= 0) {
        return decodeBuffered(into);
      }
    }
    return false;
  }

  @Override
  public void close() {
    link.close();
  }

  private boolean decodeBuffered(ServoFrame into) {
    dropEcho();
    while (inputLength > 0 && echoLeft == 0) {
      FrameVerdict verdict = decoder.decode(input, inputLength, into);
      if (verdict == FrameVerdict.INCOMPLETE) {
        return false;
      }
      counters.count(verdict);
      drop(into.consumed());
      if (verdict == FrameVerdict.FRAME) {
        return true;
      }
    }
    return false;
  }

  /** Takes the echo off the front; where it differs from what was sent, the rest is no echo. */
  private void dropEcho() {
    int same = 0;
    while (same < inputLength && echoLeft > 0 && input[same] == sent[sentLength - echoLeft]) {
      same++;
      echoLeft--;
    }
    if (same < inputLength) {
      echoLeft = 0;
    }
    drop(same);
  }

  private void drop(int count) {
    inputLength -= count;
    System.arraycopy(input, count, input, 0, inputLength);
  }

  private void pause(long untilNanos) throws IOException {
    try {
      clock.sleepUntil(untilNanos);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for an answer", e);
    }
  }
}
