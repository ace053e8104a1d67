package dev.ergon.sim.embedded.task;

/** Which scenes, words and colour-shape pairs an episode draws from. */
public enum Split {
  /** What training sees. */
  TRAIN(false, false, false),
  /** New scenes; words and pairs as in training. */
  HELD_OUT_SCENES(true, false, false),
  /** New scenes and new sentences. */
  HELD_OUT_PHRASES(true, true, false),
  /** New scenes; the target is a colour-shape pair that no training scene holds. */
  HELD_OUT_PAIRS(true, false, true);

  private final boolean newScenes;
  private final boolean newPhrases;
  private final boolean newPairs;

  Split(boolean newScenes, boolean newPhrases, boolean newPairs) {
    this.newScenes = newScenes;
    this.newPhrases = newPhrases;
    this.newPairs = newPairs;
  }

  public boolean newScenes() {
    return newScenes;
  }

  public boolean newPhrases() {
    return newPhrases;
  }

  public boolean newPairs() {
    return newPairs;
  }
}
