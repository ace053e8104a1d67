/**
 * The checks of the validator, one class per file of the format. Each reads its file, reports what
 * it finds, and answers what later checks need. Not thread-safe.
 */
@NullMarked
package dev.ergon.datasets.internal.lerobot.check;

import org.jspecify.annotations.NullMarked;
