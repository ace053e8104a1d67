package dev.ergon.sim.external.gazebo;

import dev.ergon.core.error.HostLacksException;
import dev.ergon.core.provider.ProviderContext;
import dev.ergon.core.time.FollowingClock;
import dev.ergon.core.time.SystemClock;
import dev.ergon.sim.external.gz.GzNode;
import dev.ergon.sim.external.gz.msgs.GzMessagesProto.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A run's one node in Gazebo's transport, and the clock that follows the simulated world. */
public final class GazeboSession implements AutoCloseable {
  private final GzNode node;
  private final String world;
  private final FollowingClock clock;
  private final GzNode.Subscription times;

  private GazeboSession(
      GzNode node, String world, FollowingClock clock, GzNode.Subscription times) {
    this.node = node;
    this.world = world;
    this.clock = clock;
    this.times = times;
  }

  /** The run's session: opened as {@code settings} say, if nobody has opened it yet. */
  public static GazeboSession shared(ProviderContext context, GazeboSettings settings) {
    return context.shared(GazeboSession.class, () -> open(settings));
  }

  /**
   * Joins, and waits for the simulated world's time.
   *
   * @throws HostLacksException if none is heard
   */
  public static GazeboSession open(GazeboSettings settings) {
    GzNode node = GzNode.open(settings.node(System.getenv()));
    FollowingClock clock = new FollowingClock(new SystemClock(), settings.clockSilenceNanos());
    CountDownLatch heard = new CountDownLatch(1);
    String topic = settings.times();
    try {
      GzNode.Subscription times =
          node.subscribe(
              topic,
              Clock.getDefaultInstance(),
              message -> {
                if (Stamps.isSound(message.getSim())) {
                  clock.hear(Stamps.nanos(message.getSim()));
                  heard.countDown();
                }
              });
      if (!heard.await(settings.startTimeoutNanos(), TimeUnit.NANOSECONDS)) {
        throw new HostLacksException(
            "Gazebo: nothing on "
                + topic
                + " in partition '"
                + node.settings().partition()
                + "' within "
                + settings.startTimeoutNanos() / 1_000_000
                + " ms; is the simulator running there, with this world's name, and not on another"
                + " network interface (GZ_IP)?");
      }
      return new GazeboSession(node, settings.world(), clock, times);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      node.close();
      throw new HostLacksException("Gazebo: interrupted while waiting for " + topic, e);
    } catch (RuntimeException e) {
      node.close();
      throw e;
    }
  }

  public GzNode node() {
    return node;
  }

  /** The simulated world's name. */
  public String world() {
    return world;
  }

  /** Follows the simulated world. */
  public FollowingClock clock() {
    return clock;
  }

  @Override
  public void close() {
    times.close();
    node.close();
  }
}
