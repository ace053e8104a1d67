package dev.ergon.core.provider;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the parts of one run have in common. Used by the thread that wires the run.
 *
 * <p>A run's {@link dev.ergon.core.time.Clock} is shared here: the launcher opens the robot, shares
 * its clock, and cameras and sources then ask {@code shared(Clock.class, SystemClock::new)}.
 */
public final class ProviderContext implements AutoCloseable {
  private final Path folder;
  private final long seed;
  private final Map<Class<?>, Object> shared = new HashMap<>();
  private final Deque<Object> toClose = new ArrayDeque<>();

  /**
   * @param folder the folder of the launch file, which relative paths start from
   * @param seed what every random choice of the run derives from
   */
  public ProviderContext(Path folder, long seed) {
    this.folder = folder;
    this.seed = seed;
  }

  /** The folder of the launch file. */
  public Path folder() {
    return folder;
  }

  /** {@code path} of a configuration, from the launch file's folder if it is relative. */
  public Path resolve(String path) {
    return folder.resolve(path).normalize();
  }

  public long seed() {
    return seed;
  }

  /**
   * The run's one {@code type}: what {@code make} answers the first time, and that same object ever
   * after. So a simulator's robot, cameras and expert live in one world.
   */
  public <T> T shared(Class<T> type, Supplier<? extends T> make) {
    Object known = shared.get(type);
    if (known == null) {
      known = make.get();
      shared.put(type, known);
      toClose.push(known);
    }
    return type.cast(known);
  }

  /** The run's one {@code type}, if somebody has shared it already. */
  public <T> Optional<T> existing(Class<T> type) {
    return Optional.ofNullable(shared.get(type)).map(type::cast);
  }

  /**
   * Closes what is shared, the newest first. Idempotent.
   *
   * @throws IllegalStateException if one of them could not be closed; the others are closed
   */
  @Override
  public void close() {
    IllegalStateException failure = null;
    while (!toClose.isEmpty()) {
      Object next = toClose.pop();
      if (next instanceof AutoCloseable closeable) {
        try {
          closeable.close();
        } catch (Exception e) {
          if (failure == null) {
            failure = new IllegalStateException("cannot close " + next.getClass().getName(), e);
          } else {
            failure.addSuppressed(e);
          }
        }
      }
    }
    shared.clear();
    if (failure != null) {
      throw failure;
    }
  }
}
