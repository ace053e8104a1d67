package dev.ergon.datasets.lerobot;

/** How a dataset keeps camera pictures. */
public enum PictureStorage {
  /** H.264 in MP4, a keyframe at every second picture: small, and nearly what the camera saw. */
  VIDEO("video"),
  /** PNG in the rows: to the bit what the camera saw, and larger. */
  PNG("image");

  private final String dtype;

  PictureStorage(String dtype) {
    this.dtype = dtype;
  }

  /** The feature's dtype in {@code info.json}. */
  public String dtype() {
    return dtype;
  }
}
