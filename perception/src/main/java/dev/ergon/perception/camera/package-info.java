/**
 * Cameras by FFmpeg: video files, V4L2 devices, RTSP streams. Each has one thread of its own that
 * grabs; whoever asks gets the newest picture at once. Chosen in a launch file as {@code file},
 * {@code v4l2} and {@code rtsp}.
 */
@NullMarked
package dev.ergon.perception.camera;

import org.jspecify.annotations.NullMarked;
