package dev.ergon.launch.report;

import java.nio.file.Path;

/** What a report wrote. */
public record ReportFiles(Path video, Path contactSheet, Path html) {}
