package dev.ergon.core.provider;

import dev.ergon.core.config.ConfigNode;
import dev.ergon.core.config.Spelling;
import dev.ergon.core.episode.DatasetSpec;
import dev.ergon.core.episode.EpisodeSink;
import dev.ergon.core.error.HostLacksException;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.instruction.InstructionSource;
import dev.ergon.core.observation.CameraSource;
import dev.ergon.core.policy.Policy;
import dev.ergon.core.robot.Robot;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Every provider on the class path, by name. A configuration node says {@code kind: NAME}; its
 * other keys go to the provider.
 */
public final class Providers {
  private static final String KIND = "kind";

  private final Map<String, RobotProvider> robots;
  private final Map<String, CameraProvider> cameras;
  private final Map<String, PolicyProvider> policies;
  private final Map<String, InstructionSourceProvider> instructionSources;
  private final Map<String, EpisodeSinkProvider> episodeSinks;

  private Providers(ClassLoader loader) {
    robots = byName(RobotProvider.class, RobotProvider::kind, loader);
    cameras = byName(CameraProvider.class, CameraProvider::kind, loader);
    policies = byName(PolicyProvider.class, PolicyProvider::kind, loader);
    instructionSources =
        byName(InstructionSourceProvider.class, InstructionSourceProvider::kind, loader);
    episodeSinks = byName(EpisodeSinkProvider.class, EpisodeSinkProvider::format, loader);
  }

  /**
   * What {@code loader} finds.
   *
   * @throws HostLacksException if a provider's jar is broken, or two have the same name
   */
  public static Providers load(ClassLoader loader) {
    return new Providers(loader);
  }

  /** Opens the robot that {@code config} asks for. */
  public Robot robot(ConfigNode config, ProviderContext context) {
    return chosen("robot", robots, config).open(config.without(KIND), context);
  }

  /** Opens the camera that {@code config} asks for. */
  public CameraSource camera(String name, ConfigNode config, ProviderContext context) {
    return chosen("camera", cameras, config).open(name, config.without(KIND), context);
  }

  /** Loads the policy that {@code config} asks for. */
  public Policy policy(ConfigNode config, ProviderContext context) {
    return chosen("policy", policies, config).open(config.without(KIND), context);
  }

  /** Opens the instruction source that {@code config} asks for. */
  public InstructionSource instructionSource(ConfigNode config, ProviderContext context) {
    return chosen("instruction source", instructionSources, config)
        .open(config.without(KIND), context);
  }

  /** Begins a dataset of {@code format} in {@code folder}. */
  public EpisodeSink episodeSink(String format, Path folder, DatasetSpec spec) {
    EpisodeSinkProvider provider = episodeSinks.get(format);
    if (provider == null) {
      throw new InvalidInputException(unknown("dataset format", format, episodeSinks.keySet()));
    }
    return provider.create(folder, spec);
  }

  public Set<String> robotKinds() {
    return robots.keySet();
  }

  public Set<String> cameraKinds() {
    return cameras.keySet();
  }

  public Set<String> policyKinds() {
    return policies.keySet();
  }

  public Set<String> instructionSourceKinds() {
    return instructionSources.keySet();
  }

  public Set<String> episodeSinkFormats() {
    return episodeSinks.keySet();
  }

  private static <P> P chosen(String what, Map<String, P> known, ConfigNode config) {
    ConfigNode kind = config.required(KIND);
    P provider = known.get(kind.text());
    if (provider == null) {
      throw kind.error(unknown(what, kind.text(), known.keySet()));
    }
    return provider;
  }

  private static String unknown(String what, String got, Set<String> known) {
    return "unknown "
        + what
        + " '"
        + got
        + "'"
        + Spelling.hint(got, known)
        + (known.isEmpty()
            ? "; none is on the class path"
            : "; on the class path: " + String.join(", ", known));
  }

  private static <P> Map<String, P> byName(
      Class<P> type, Function<P, String> name, ClassLoader loader) {
    Map<String, P> found = new TreeMap<>();
    try {
      for (P provider : ServiceLoader.load(type, loader)) {
        P other = found.put(name.apply(provider), provider);
        if (other != null) {
          throw new HostLacksException(
              "two providers are named '"
                  + name.apply(provider)
                  + "': "
                  + other.getClass().getName()
                  + " and "
                  + provider.getClass().getName()
                  + "; take one from the class path");
        }
      }
    } catch (ServiceConfigurationError e) {
      throw new HostLacksException(
          "a " + type.getSimpleName() + " on the class path is broken: " + e.getMessage(), e);
    }
    return found;
  }
}
