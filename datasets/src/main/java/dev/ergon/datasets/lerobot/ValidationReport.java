package dev.ergon.datasets.lerobot;

import java.util.List;

/**
 * What a validation saw.
 *
 * @param episodes rows of {@code meta/episodes}
 * @param frames rows of the data files
 * @param pictures pictures decoded
 * @param tasks rows of {@code meta/tasks.parquet}
 * @param errors how many findings are errors, those not listed included
 * @param warnings how many are warnings, those not listed included
 * @param findings the first of them, in the order of the checks
 */
public record ValidationReport(
    long episodes,
    long frames,
    long pictures,
    long tasks,
    long errors,
    long warnings,
    List<Finding> findings) {
  public ValidationReport {
    findings = List.copyOf(findings);
  }

  /** Whether the dataset loads, every row and picture of it. */
  public boolean valid() {
    return errors == 0;
  }
}
