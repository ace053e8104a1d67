package dev.ergon.launch.report;

/** A line of the report's summary, for example {@code seed} and {@code 7}. */
public record ReportFact(String name, String value) {}
