/** MP4 files of pictures at a constant rate, by FFmpeg. Not thread-safe. */
@NullMarked
package dev.ergon.datasets.internal.video;

import org.jspecify.annotations.NullMarked;
