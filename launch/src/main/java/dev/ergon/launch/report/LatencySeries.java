package dev.ergon.launch.report;

import org.HdrHistogram.Histogram;

/**
 * Times to show as a histogram.
 *
 * @param title for example {@code policy latency}
 * @param nanos in nanoseconds; not changed any more
 */
public record LatencySeries(String title, Histogram nanos) {}
