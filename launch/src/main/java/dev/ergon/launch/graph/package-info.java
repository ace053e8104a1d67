/**
 * From a launch file to a running graph: the file's records, the parts they open, and the order in
 * which they start and stop. Wiring happens on one thread.
 */
@NullMarked
package dev.ergon.launch.graph;

import org.jspecify.annotations.NullMarked;
