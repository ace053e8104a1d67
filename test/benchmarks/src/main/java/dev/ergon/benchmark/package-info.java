/** JMH benchmarks of the figures in docs/benchmarks.md. */
@NullMarked
package dev.ergon.benchmark;

import org.jspecify.annotations.NullMarked;
