package dev.ergon.perception.camera;

/** A picture's size in pixels. */
record FrameSize(int width, int height) {}
