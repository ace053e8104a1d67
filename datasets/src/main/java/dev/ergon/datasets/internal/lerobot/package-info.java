/** The files of a LeRobotDataset v3.0, one class per file or idea. Not thread-safe. */
@NullMarked
package dev.ergon.datasets.internal.lerobot;

import org.jspecify.annotations.NullMarked;
