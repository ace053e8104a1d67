package dev.ergon.transport.ros1.internal.master;

import dev.ergon.core.error.ErgonException;
import dev.ergon.transport.ros1.name.GraphName;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the master informed. Twice a second it asks the master whether it knows the node; one that
 * was restarted does not, and is told everything anew. One that is away is looked for more often.
 */
public final class Registrar implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Registrar.class);
  private static final long PERIOD_MILLIS = 500;
  private static final long LOST_PERIOD_MILLIS = 200;

  private final MasterClient master;
  private final GraphName node;
  private final URI uri;
  private final Runnable whenReplaced;
  private final List<Registration> registrations = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread watch;
  private volatile boolean lost;

  /**
   * @param uri where our node answers
   * @param whenReplaced called if another node took our name over
   */
  public Registrar(MasterClient master, GraphName node, URI uri, Runnable whenReplaced) {
    this.master = master;
    this.node = node;
    this.uri = uri;
    this.whenReplaced = whenReplaced;
    watch = new Thread(this::watch, "ros-master-watch " + node);
    watch.setDaemon(true);
  }

  /** Begins to watch the master. */
  public void start() {
    watch.start();
  }

  /** Whether the master did not answer when it was asked last. */
  public boolean isMasterLost() {
    return lost;
  }

  /** Tells the master, now or once it is back. */
  public void add(Registration registration) {
    registrations.add(registration);
    register(registration);
  }

  /** Takes back what the master was told. */
  public void remove(Registration registration) {
    if (registrations.remove(registration)) {
      unregister(registration);
    }
  }

  /** Takes everything back, the newest first, and stops to watch. */
  @Override
  public void close() {
    closed.countDown();
    watch.interrupt();
    for (int i = registrations.size() - 1; i >= 0 && !lost; i--) {
      unregister(registrations.get(i));
    }
    registrations.clear();
  }

  private void watch() {
    try {
      while (!closed.await(lost ? LOST_PERIOD_MILLIS : PERIOD_MILLIS, TimeUnit.MILLISECONDS)) {
        look();
      }
    } catch (InterruptedException e) {
      LOG.debug("{}: the watch over the master ends", node);
    }
  }

  private void look() {
    try {
      Optional<URI> known = master.lookupNode(node);
      if (known.isEmpty() && !registrations.isEmpty()) {
        LOG.info("{}: the master at {} does not know this node; telling it", node, master.uri());
        registrations.forEach(this::register);
      } else if (known.isPresent() && !known.get().equals(uri)) {
        LOG.warn("{}: another node at {} took the name over", node, known.get());
        whenReplaced.run();
      }
      lost = false;
    } catch (IOException | ErgonException e) {
      if (!lost && closed.getCount() > 0) {
        LOG.warn("{}: the master at {} does not answer: {}", node, master.uri(), e.getMessage());
      }
      lost = true;
    }
  }

  private void register(Registration registration) {
    try {
      registration.register(master);
    } catch (IOException | ErgonException e) {
      LOG.warn("{}: cannot register: {}", node, e.getMessage());
    }
  }

  private void unregister(Registration registration) {
    try {
      registration.unregister(master);
    } catch (IOException | ErgonException e) {
      lost = e instanceof IOException;
      LOG.debug("{}: cannot unregister: {}", node, e.getMessage());
    }
  }
}
