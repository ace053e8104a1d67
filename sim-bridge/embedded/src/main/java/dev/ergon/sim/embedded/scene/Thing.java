package dev.ergon.sim.embedded.scene;

/** An object as words name it. A scene holds each at most once. */
public record Thing(ObjectColour colour, ObjectKind kind) {
  /** For example {@code red cube}. */
  public String words() {
    return colour.word() + " " + kind.word();
  }

  @Override
  public String toString() {
    return words();
  }
}
