package dev.ergon.sim.external.gz.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectableChannel;
import java.util.concurrent.atomic.AtomicBoolean;

/** Ends the wait of a thread that polls sockets. Any thread rings, one thread hears. */
final class Wakeup implements AutoCloseable {
  private final Pipe pipe;
  private final AtomicBoolean rung = new AtomicBoolean();
  private final ByteBuffer sink = ByteBuffer.allocate(64);

  Wakeup() throws IOException {
    pipe = Pipe.open();
    pipe.source().configureBlocking(false);
    pipe.sink().configureBlocking(false);
  }

  SelectableChannel selectable() {
    return pipe.source();
  }

  void ring() throws IOException {
    if (rung.compareAndSet(false, true)) {
      int unused = pipe.sink().write(ByteBuffer.allocate(1));
    }
  }

  /** To be called before looking for work: what is added afterwards rings again. */
  void hear() throws IOException {
    while (pipe.source().read(sink.clear()) > 0) {
      // Emptied until nothing is left.
    }
    rung.set(false);
  }

  @Override
  public void close() throws IOException {
    pipe.sink().close();
    pipe.source().close();
  }
}
