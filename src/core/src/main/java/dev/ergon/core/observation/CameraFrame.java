package dev.ergon.core.observation;

import dev.ergon.core.image.Image;

/** One picture of one camera, stamped when it was captured. */
public record CameraFrame(String camera, long stampNanos, Image image) {}
