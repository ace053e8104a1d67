/**
 * LeRobotDataset v3.0: written while a robot runs, read back, and checked as strictly as the
 * library's own loader checks it. A writer or reader belongs to one thread; the encoding of
 * pictures happens on a thread of the writer's own.
 *
 * <p>The format is that of huggingface/lerobot 0.6 ({@code src/lerobot/datasets}).
 */
@NullMarked
package dev.ergon.datasets.lerobot;

import org.jspecify.annotations.NullMarked;
