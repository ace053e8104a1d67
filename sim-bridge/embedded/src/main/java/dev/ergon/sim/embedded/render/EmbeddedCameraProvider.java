package dev.ergon.sim.embedded.render;

import dev.ergon.core.config.ConfigNode;
import dev.ergon.core.config.Default;
import dev.ergon.core.observation.CameraSource;
import dev.ergon.core.observation.CameraSpec;
import dev.ergon.core.provider.CameraProvider;
import dev.ergon.core.provider.ProviderContext;
import dev.ergon.sim.embedded.EmbeddedSimulator;
import dev.ergon.sim.embedded.scene.Viewpoint;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Kind {@code embedded}: a camera in the run's simulated world. */
public final class EmbeddedCameraProvider implements CameraProvider {
  private static final double NANOS_PER_SECOND = 1e9;

  /**
   * The configuration.
   *
   * @param mount {@code front}, {@code wrist} or {@code overview}; the camera's name if left out
   * @param rateHz pictures per second of simulated time
   * @param samplesPerSide 2 smooths edges, 1 is faster
   */
  record Config(
      @Nullable String mount,
      @Default("128") int width,
      @Default("128") int height,
      @Default("10 Hz") double rateHz,
      @Default("2") int samplesPerSide) {
    Config {
      if (!(rateHz > 0 && rateHz <= 1000)) {
        throw new IllegalArgumentException(
            "rate: got " + rateHz + " Hz, wanted above 0, up to 1000");
      }
    }
  }

  @Override
  public String kind() {
    return "embedded";
  }

  @Override
  public CameraSource open(String name, ConfigNode config, ProviderContext context) {
    Config wanted = config.bind(Config.class);
    EmbeddedSimulator simulator =
        context.shared(EmbeddedSimulator.class, EmbeddedSimulator::create);
    CameraSpec spec = new CameraSpec(name, wanted.width(), wanted.height());
    long period = Math.round(NANOS_PER_SECOND / wanted.rateHz());
    String mount = wanted.mount() == null ? name : wanted.mount();
    List<String> known = simulator.view().viewpoints().stream().map(Viewpoint::camera).toList();
    if (!known.contains(mount)) {
      throw config.error(
          "camera '" + name + "' mount: got '" + mount + "', wanted one of " + known);
    }
    return new EmbeddedCamera(
        spec, mount, period, wanted.samplesPerSide(), simulator.clock(), simulator::view);
  }
}
