/**
 * Parquet files as rows, by parquet-java without a Hadoop file system and without native
 * compressors. Not thread-safe.
 */
@NullMarked
package dev.ergon.datasets.internal.parquet;

import org.jspecify.annotations.NullMarked;
