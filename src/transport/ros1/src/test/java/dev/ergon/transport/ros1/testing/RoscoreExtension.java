package dev.ergon.transport.ros1.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * One roscore for all test classes of a run; without the Debian packages they are skipped, and say
 * so.
 */
public final class RoscoreExtension implements BeforeAllCallback, ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(RoscoreExtension.class);
  private static final String REASON =
      "roscore is not installed: apt-get install ros-base python3-actionlib (see Roscore)";

  /** Ended by JUnit when the run ends. */
  private record Running(Roscore roscore) implements AutoCloseable {
    @Override
    public void close() {
      roscore.close();
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    if (!Roscore.isPossible()) {
      System.err.println("SKIPPED " + context.getDisplayName() + ": " + REASON);
    }
    Assumptions.assumeTrue(Roscore.isPossible(), REASON);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Roscore.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(Running.class, key -> start(), Running.class)
        .roscore();
  }

  private static Running start() {
    try {
      Path folder = Files.createTempDirectory("ergon-roscore");
      return new Running(new Roscore(folder).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
