package dev.ergon.core.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.core.config.ConfigNode;
import dev.ergon.core.config.ConfigReader;
import dev.ergon.core.episode.DatasetSpec;
import dev.ergon.core.episode.EpisodeSink;
import dev.ergon.core.error.HostLacksException;
import dev.ergon.core.error.InvalidInputException;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvidersTest {
  private static final DatasetSpec SPEC =
      new DatasetSpec("arm", 10, List.of("x"), List.of("x"), List.of());

  @TempDir Path folder;

  @Test
  void choosesByNameAndHandsOverAllButTheKind() throws IOException {
    try (URLClassLoader loader = jar(PolicyProvider.class, BackwardsPolicyProvider.class)) {
      Providers providers = Providers.load(loader);
      assertEquals(Set.of("backwards"), providers.policyKinds());
      ConfigNode config = ConfigReader.read("run.yaml", "kind: backwards\nspeed: 1 m/s\n");
      assertEquals(
          "opened with [speed] and seed 7",
          assertThrows(
                  UnsupportedOperationException.class,
                  () -> providers.policy(config, new ProviderContext(folder, 7)))
              .getMessage());
    }
  }

  @Test
  void anUnknownNameListsWhatIsThere() throws IOException {
    try (URLClassLoader loader = jar(PolicyProvider.class, BackwardsPolicyProvider.class)) {
      Providers providers = Providers.load(loader);
      ConfigNode config = ConfigReader.read("run.yaml", "\nkind: backward\n");
      assertEquals(
          "run.yaml:2: kind: unknown policy 'backward'; did you mean 'backwards'?;"
              + " on the class path: backwards",
          assertThrows(
                  InvalidInputException.class,
                  () -> providers.policy(config, new ProviderContext(folder, 7)))
              .getMessage());
    }
  }

  @Test
  void choosesADatasetFormat() throws IOException {
    try (URLClassLoader loader = jar(EpisodeSinkProvider.class, FileSinkProvider.class)) {
      Providers providers = Providers.load(loader);
      assertEquals(
          "asked to write " + folder,
          assertThrows(
                  UnsupportedOperationException.class,
                  () -> providers.episodeSink("file", folder, SPEC))
              .getMessage());
      assertThrows(InvalidInputException.class, () -> providers.episodeSink("tape", folder, SPEC));
    }
  }

  @Test
  void twoProvidersOfOneNameAreRefused() throws IOException {
    try (URLClassLoader loader =
        jar(EpisodeSinkProvider.class, FileSinkProvider.class, SecondFileSinkProvider.class)) {
      HostLacksException e = assertThrows(HostLacksException.class, () -> Providers.load(loader));
      assertTrue(String.valueOf(e.getMessage()).contains("SecondFileSinkProvider"));
    }
  }

  @Test
  void aBrokenProviderIsNamed() throws IOException {
    try (URLClassLoader loader = jar(EpisodeSinkProvider.class, ProvidersTest.class)) {
      HostLacksException e = assertThrows(HostLacksException.class, () -> Providers.load(loader));
      assertTrue(String.valueOf(e.getMessage()).contains(ProvidersTest.class.getName()));
    }
  }

  /** Another provider that claims the name. */
  public static final class SecondFileSinkProvider implements EpisodeSinkProvider {
    @Override
    public String format() {
      return "file";
    }

    @Override
    public EpisodeSink create(Path target, DatasetSpec spec) {
      throw new UnsupportedOperationException("never chosen");
    }
  }

  /** A class path entry that offers {@code providers}. */
  private URLClassLoader jar(Class<?> service, Class<?>... providers) throws IOException {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.write(
        services.resolve(service.getName()),
        List.of(providers).stream().map(Class::getName).toList());
    return new URLClassLoader(
        new URL[] {folder.toUri().toURL()}, ProvidersTest.class.getClassLoader());
  }
}
