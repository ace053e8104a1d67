package dev.ergon.policy.runtime.bundle;

/**
 * What pictures were made by in training.
 *
 * @param resizeBackend whose resize; the two differ by one or two levels of 255
 */
public record ImageSpec(Backend resizeBackend) {
  /** A library that resizes. */
  public enum Backend {
    /** Served, to the bit. */
    PILLOW,
    /** Not served: a policy trained with it sees other pictures here. */
    TORCHVISION
  }

  public ImageSpec {
    if (resizeBackend != Backend.PILLOW) {
      throw new IllegalArgumentException(
          "resize_backend: got " + resizeBackend + ", wanted pillow; train or evaluate with that");
    }
  }
}
