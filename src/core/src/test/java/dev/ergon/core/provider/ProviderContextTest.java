package dev.ergon.core.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProviderContextTest {
  private final ProviderContext context = new ProviderContext(Path.of("/robot/launch"), 3);
  private final List<String> closed = new ArrayList<>();

  private final class World implements AutoCloseable {
    @Override
    public void close() {
      closed.add("world");
    }
  }

  private final class Renderer implements AutoCloseable {
    @Override
    public void close() {
      closed.add("renderer");
      throw new UnsupportedOperationException("no renderer");
    }
  }

  @Test
  void everyoneSharesTheFirst() {
    World first = context.shared(World.class, World::new);
    assertSame(first, context.shared(World.class, World::new));
  }

  @Test
  void closesTheNewestFirstAndAllInSpiteOfFailures() {
    context.shared(
        Renderer.class,
        () -> {
          context.shared(World.class, World::new);
          return new Renderer();
        });
    assertThrows(IllegalStateException.class, context::close);
    assertEquals(List.of("renderer", "world"), closed);
    context.close();
    assertEquals(2, closed.size());
  }

  @Test
  void relativePathsStartFromTheLaunchFilesFolder() {
    assertEquals(Path.of("/robot/arm.urdf"), context.resolve("../arm.urdf"));
    assertEquals(Path.of("/data/set"), context.resolve("/data/set"));
  }
}
