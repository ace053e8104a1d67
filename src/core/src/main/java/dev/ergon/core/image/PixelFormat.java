package dev.ergon.core.image;

/** How samples of a pixel are laid out; 8 bits each. */
public enum PixelFormat {
  RGB8(3),
  MONO8(1);

  private final int channels;

  PixelFormat(int channels) {
    this.channels = channels;
  }

  public int channels() {
    return channels;
  }
}
