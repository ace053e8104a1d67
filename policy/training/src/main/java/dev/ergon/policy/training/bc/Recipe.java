package dev.ergon.policy.training.bc;

/**
 * How to train.
 *
 * @param steps optimiser steps
 * @param images moments per step
 * @param instructions of each moment that a step looks at
 * @param questions likewise
 * @param words the longest instruction or question
 * @param learningRate at its height, behind the warm-up
 * @param warmUpSteps during which it rises from zero; afterwards it falls along a cosine
 * @param finalShare what is left of it at the end
 * @param weightDecay of matrices
 * @param clipNorm the largest norm of a step's gradient
 * @param averageDecay of the running average of the weights, which is what is kept
 * @param softLabelBins standard deviation of the labels of motions, in bins
 * @param unknownShare how many words are replaced by the unknown token
 * @param seed of every random choice
 */
public record Recipe(
    int steps,
    int images,
    int instructions,
    int questions,
    int words,
    float learningRate,
    int warmUpSteps,
    float finalShare,
    float weightDecay,
    float clipNorm,
    float averageDecay,
    double softLabelBins,
    double unknownShare,
    long seed) {
  private static final int WARM_UP_STEPS = 200;
  private static final int LEAST_COURSE = 10;

  /** The recipe of the shipped checkpoint; a short training warms up for a tenth of it. */
  public static Recipe standard(int steps, long seed) {
    int warmUp = Math.min(WARM_UP_STEPS, Math.max(1, steps / LEAST_COURSE));
    return new Recipe(steps, 32, 4, 1, 14, 1e-3f, warmUp, 0.02f, 0.05f, 1f, 0.998f, 3, 0.03, seed);
  }

  /** The same with another learning rate at its height. */
  public Recipe withLearningRate(float rate) {
    return new Recipe(
        steps,
        images,
        instructions,
        questions,
        words,
        rate,
        warmUpSteps,
        finalShare,
        weightDecay,
        clipNorm,
        averageDecay,
        softLabelBins,
        unknownShare,
        seed);
  }

  /** Instructions and questions of one moment. */
  public int segments() {
    return instructions + questions;
  }

  /** The learning rate of step {@code step}, from 0. */
  public float learningRateAt(int step) {
    if (step < warmUpSteps) {
      return learningRate * (step + 1) / warmUpSteps;
    }
    double done = Math.min(1, (double) (step - warmUpSteps) / Math.max(1, steps - warmUpSteps));
    double share = finalShare + (1 - finalShare) * 0.5 * (1 + Math.cos(Math.PI * done));
    return (float) (learningRate * share);
  }
}
