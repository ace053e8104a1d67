package dev.ergon.policy.training.bc;

import ai.djl.engine.Engine;
import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets PyTorch multiply matrices of fp32 by way of bf16, summed in fp32, as {@code
 * torch.set_float32_matmul_precision("medium")} does: four times faster on processors with AMX. DJL
 * does not offer the call, so it is made on PyTorch's own library. Where that fails, training goes
 * on in plain fp32.
 */
public final class MatmulPrecision {
  private static final Logger LOG = LoggerFactory.getLogger(MatmulPrecision.class);
  private static final String CONTEXT = "_ZN2at13globalContextEv";
  private static final String SET =
      "_ZN2at7Context25setFloat32MatmulPrecisionENS_22Float32MatmulPrecisionE";
  private static final int HIGHEST = 0;
  private static final int MEDIUM = 2;

  private MatmulPrecision() {}

  /** Chooses for the whole process: exact fp32, or fast. */
  public static void allowBf16(boolean fast) {
    Optional<Path> library = library();
    if (library.isEmpty()) {
      LOG.info("PyTorch's library was not found; matrices are multiplied in plain fp32");
      return;
    }
    try {
      NativeLibrary torch = NativeLibrary.getInstance(library.get().toString());
      Pointer context = torch.getFunction(CONTEXT).invokePointer(new Object[0]);
      Function set = torch.getFunction(SET);
      set.invokeVoid(new Object[] {context, fast ? MEDIUM : HIGHEST});
    } catch (UnsatisfiedLinkError e) {
      LOG.info(
          "this PyTorch has no such setting ({}); matrices are multiplied in fp32", e.getMessage());
    }
  }

  /** Where DJL has put the library that it loaded. */
  private static Optional<Path> library() {
    Path cache = ai.djl.util.Utils.getEngineCacheDir("pytorch");
    String version = Engine.getEngine("PyTorch").getVersion();
    try (Stream<Path> folders = Files.list(cache)) {
      return folders
          .filter(f -> f.getFileName().toString().startsWith(version))
          .map(f -> f.resolve(System.mapLibraryName("torch_cpu")))
          .filter(Files::exists)
          .findFirst();
    } catch (java.io.IOException e) {
      LOG.info("{} cannot be read: {}", cache, e.getMessage());
      return Optional.empty();
    }
  }
}
