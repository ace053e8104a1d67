package dev.ergon.sim.embedded.scene;

/** What an object is. */
public enum ObjectKind {
  CUBE("cube", false),
  CYLINDER("cylinder", false),
  STAR("star", false),
  BOWL("bowl", true),
  BOX("box", true);

  private final String word;
  private final boolean container;

  ObjectKind(String word, boolean container) {
    this.word = word;
    this.container = container;
  }

  /** The noun, lower case. */
  public String word() {
    return word;
  }

  /** Whether things go into it. Containers are too wide to be grasped; all else can be. */
  public boolean isContainer() {
    return container;
  }
}
