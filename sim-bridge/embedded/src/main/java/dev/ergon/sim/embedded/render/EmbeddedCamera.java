package dev.ergon.sim.embedded.render;

import dev.ergon.core.observation.CameraFrame;
import dev.ergon.core.observation.CameraSource;
import dev.ergon.core.observation.CameraSpec;
import dev.ergon.core.time.Clock;
import dev.ergon.sim.embedded.scene.Viewpoint;
import dev.ergon.sim.embedded.scene.WorldView;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A camera in the simulated world. A picture is drawn when it is asked for and a frame period has
 * begun since the last one, on the thread that asks; its stamp is the world's. Depth and
 * segmentation belong to the newest picture.
 */
public final class EmbeddedCamera implements CameraSource {
  private final CameraSpec spec;
  private final String mount;
  private final long periodNanos;
  private final Clock clock;
  private final Supplier<WorldView> world;
  private final Rasteriser rasteriser;
  private @Nullable CameraFrame newest;
  private String fault = "";

  /**
   * @param spec its name in observations, and its size
   * @param mount the name of the viewpoint of the world that it takes
   * @param periodNanos from one picture to the next, above 0
   * @param samplesPerSide as in {@link Rasteriser#Rasteriser}
   * @param clock the simulator's
   * @param world what to draw now
   */
  public EmbeddedCamera(
      CameraSpec spec,
      String mount,
      long periodNanos,
      int samplesPerSide,
      Clock clock,
      Supplier<WorldView> world) {
    if (periodNanos < 1) {
      throw new IllegalArgumentException(
          "camera '" + spec.name() + "' period: got " + periodNanos + " ns, wanted above 0");
    }
    this.spec = spec;
    this.mount = mount;
    this.periodNanos = periodNanos;
    this.clock = clock;
    this.world = world;
    this.rasteriser = new Rasteriser(spec.width(), spec.height(), samplesPerSide);
  }

  @Override
  public CameraSpec spec() {
    return spec;
  }

  @Override
  public Optional<CameraFrame> latest() {
    CameraFrame last = newest;
    if (last == null || isDue(last.stampNanos())) {
      draw(world.get());
    }
    return Optional.ofNullable(newest);
  }

  /** As {@link Rasteriser#depthM}, of the newest picture. */
  public float depthM(int x, int y) {
    return rasteriser.depthM(x, y);
  }

  /** As {@link Rasteriser#solidId}, of the newest picture. */
  public int solidId(int x, int y) {
    return rasteriser.solidId(x, y);
  }

  @Override
  public String faultText() {
    return fault;
  }

  @Override
  public void close() {}

  /** Whether a new period has begun, or the world was reset to an earlier time. */
  private boolean isDue(long lastNanos) {
    long now = clock.nanos();
    return now < lastNanos
        || Math.floorDiv(now, periodNanos) > Math.floorDiv(lastNanos, periodNanos);
  }

  private void draw(WorldView view) {
    Optional<Viewpoint> viewpoint = view.viewpoint(mount);
    if (viewpoint.isEmpty()) {
      fault =
          "the simulated world has no camera '"
              + mount
              + "', wanted one of "
              + view.viewpoints().stream().map(Viewpoint::camera).toList();
      return;
    }
    fault = "";
    newest =
        new CameraFrame(spec.name(), view.stampNanos(), rasteriser.render(view, viewpoint.get()));
  }
}
