package dev.ergon.launch.world;

import dev.ergon.core.config.ConfigNode;
import dev.ergon.core.error.HostLacksException;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.provider.ProviderContext;
import dev.ergon.core.time.Clock;
import dev.ergon.core.time.SystemClock;
import dev.ergon.sim.embedded.scene.Scene;
import dev.ergon.sim.embedded.scene.TableArea;
import dev.ergon.sim.embedded.world.TabletopWorld;
import dev.ergon.sim.embedded.world.WorldState;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A simulated world at the other end of a {@link WorldLink}. Reports arrive on the link's threads;
 * everything else is the runner's.
 */
public final class RemoteWorld implements TabletopWorld, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RemoteWorld.class);
  private static final long FIRST_REPORT_NANOS = 10_000_000_000L;
  private static final long FRESH_NANOS = 1_000_000_000L;
  private static final long LOAD_NANOS = 20_000_000_000L;
  private static final long ASK_AGAIN_NANOS = 1_000_000_000L;

  /** By then, joint states of the new world have arrived too. */
  private static final long ARRIVED_NANOS = 200_000_000L;

  private final WorldLink link;
  private final Clock host;
  private final String idPrefix;
  private final Object arrived = new Object();
  private @Nullable WorldReport newest;
  private long newestNanos;
  private long requests;

  /** Takes {@code link} over. */
  public RemoteWorld(WorldLink link, Clock host) {
    this.link = link;
    this.host = host;
    idPrefix = "scene-" + host.utc().toEpochMilli() + "-";
    link.subscribe(this::hear);
  }

  /**
   * The world that a launch file names.
   *
   * @param config {@code kind} and the keys of that transport
   */
  public static RemoteWorld open(ConfigNode config, ProviderContext context) {
    String kind = config.text("kind");
    List<WorldLinkProvider> known =
        ServiceLoader.load(WorldLinkProvider.class, RemoteWorld.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .toList();
    WorldLinkProvider provider =
        known.stream()
            .filter(p -> p.kind().equals(kind))
            .findFirst()
            .orElseThrow(() ->
                config.error(
                    "kind: got '"
                        + kind
                        + "', wanted one of "
                        + known.stream().map(WorldLinkProvider::kind).sorted().toList()));
    return new RemoteWorld(provider.open(config.without("kind"), context), new SystemClock());
  }

  @Override
  public TableArea reach() {
    return report().reach();
  }

  @Override
  public WorldState world() {
    return report().world();
  }

  /** {@inheritDoc} Asks until it is done, and waits until the arm's states are of the new world. */
  @Override
  public void load(Scene scene) {
    String id = idPrefix + requests++;
    String request = WorldMessages.write(new SceneRequest(id, scene));
    long end = host.nanos() + LOAD_NANOS;
    @Nullable WorldReport done = null;
    while (done == null) {
      link.publish(request);
      done = poll(report -> report.loaded().equals(id), ASK_AGAIN_NANOS);
      if (done == null && host.nanos() > end) {
        throw lost("the simulator did not lay out the scene");
      }
    }
    long stamp = done.world().stampNanos() + ARRIVED_NANOS;
    await(r -> r.world().stampNanos() >= stamp, LOAD_NANOS, "the simulator stopped");
  }

  @Override
  public void close() {
    link.close();
  }

  private void hear(String text) {
    try {
      WorldReport report = WorldMessages.report(text);
      synchronized (arrived) {
        newest = report;
        newestNanos = host.nanos();
        arrived.notifyAll();
      }
    } catch (InvalidInputException e) {
      LOG.warn("{}: {}", link.source(), e.getMessage());
    }
  }

  private WorldReport report() {
    return await(report -> true, FIRST_REPORT_NANOS, "no report of the world");
  }

  private WorldReport await(Predicate<WorldReport> wanted, long nanos, String otherwise) {
    WorldReport report = poll(wanted, nanos);
    if (report == null) {
      throw lost(otherwise);
    }
    return report;
  }

  /** A recent report that is {@code wanted}, or null if none comes in time. */
  private @Nullable WorldReport poll(Predicate<WorldReport> wanted, long nanos) {
    long end = host.nanos() + nanos;
    synchronized (arrived) {
      while (true) {
        WorldReport report = newest;
        long now = host.nanos();
        if (report != null && now - newestNanos < FRESH_NANOS && wanted.test(report)) {
          return report;
        }
        if (now >= end) {
          return null;
        }
        try {
          arrived.wait(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - now)));
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw lost("interrupted while waiting for the simulator");
        }
      }
    }
  }

  private HostLacksException lost(String what) {
    return new HostLacksException(
        "world: " + what + " on " + link.source() + "; is `ergon sim serve` running there?");
  }
}
