package dev.ergon.system.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.util.regex.Pattern;

/** Takes what the modules ship, and leaves out tests and benchmarks. */
public final class ProductionClasses implements ImportOption {
  private static final Pattern NOT_SHIPPED =
      Pattern.compile(".*(/test-classes/|-tests\\.jar|/dev/ergon/(system|benchmark)/).*");

  @Override
  public boolean includes(Location location) {
    return !location.matches(NOT_SHIPPED);
  }
}
