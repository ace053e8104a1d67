package dev.ergon.datasets.internal.lerobot.check;

import dev.ergon.datasets.internal.lerobot.DatasetLayout;
import dev.ergon.datasets.lerobot.Finding;
import dev.ergon.datasets.lerobot.Finding.Severity;
import dev.ergon.datasets.lerobot.ValidationReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Gathers findings; a broken dataset of a million rows fills no memory. */
public final class Findings {
  static final int MAX_LISTED = 200;

  private final DatasetLayout layout;
  private final List<Finding> listed = new ArrayList<>();
  private long errors;
  private long warnings;

  public Findings(DatasetLayout layout) {
    this.layout = layout;
  }

  void error(Path file, String place, Object got, Object wanted) {
    errors++;
    add(Severity.ERROR, file, place, got, wanted);
  }

  void warning(Path file, String place, Object got, Object wanted) {
    warnings++;
    add(Severity.WARNING, file, place, got, wanted);
  }

  /** An error unless {@code got} equals {@code wanted}. */
  void require(Path file, String place, Object got, Object wanted) {
    if (!got.equals(wanted)) {
      error(file, place, got, wanted);
    }
  }

  /** An error for a file that does not read. */
  void unreadable(Path file, RuntimeException cause) {
    error(file, "", String.valueOf(cause.getMessage()), "a readable file");
  }

  /** What was found, with the counts of what was seen. */
  public ValidationReport report(long episodes, long frames, long pictures, long tasks) {
    return new ValidationReport(episodes, frames, pictures, tasks, errors, warnings, listed);
  }

  private void add(Severity severity, Path file, String place, Object got, Object wanted) {
    if (listed.size() < MAX_LISTED) {
      listed.add(
          new Finding(
              severity, layout.name(file), place, String.valueOf(got), String.valueOf(wanted)));
    }
  }
}
