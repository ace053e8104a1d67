package dev.ergon.core.provider;

import dev.ergon.core.config.ConfigNode;
import dev.ergon.core.instruction.InstructionSource;

/** Opens instruction sources of one kind. */
public interface InstructionSourceProvider {
  /** What a configuration says to choose it, for example {@code mqtt}. */
  String kind();

  /**
   * Opens the source, which delivers nothing before {@link InstructionSource#start}. Its stamps
   * come from the run's {@link dev.ergon.core.time.Clock}, which the context shares.
   *
   * @param config its own keys, {@code kind} left out
   * @throws dev.ergon.core.error.InvalidInputException if the configuration is wrong
   * @throws dev.ergon.core.error.HostLacksException if what it listens to is not there
   */
  InstructionSource open(ConfigNode config, ProviderContext context);
}
