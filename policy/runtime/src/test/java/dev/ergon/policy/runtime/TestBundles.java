package dev.ergon.policy.runtime;

import java.net.URI;
import java.nio.file.Path;

/** The tiny bundles among the test resources. */
final class TestBundles {
  private TestBundles() {}

  static Path path(String name) {
    return resource("/policies/" + name + "/config.json").resolveSibling("");
  }

  static Path image(String name) {
    return resource("/policies/images/" + name);
  }

  private static Path resource(String name) {
    var url = TestBundles.class.getResource(name);
    if (url == null) {
      throw new IllegalStateException("no test resource " + name);
    }
    return Path.of(URI.create(url.toString()));
  }
}
