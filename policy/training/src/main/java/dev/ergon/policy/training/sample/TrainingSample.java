package dev.ergon.policy.training.sample;

import java.util.List;

/**
 * One moment to learn from.
 *
 * @param pictures one per camera, in the cameras' order: RGB bytes, row by row
 * @param state the robot's state vector
 * @param actions what to do now, for one instruction or several
 * @param questions what can be asked of this moment; may be empty
 * @param marks what is to be seen where; may be empty
 */
public record TrainingSample(
    List<byte[]> pictures,
    float[] state,
    List<ActionLabel> actions,
    List<QuestionLabel> questions,
    List<Mark> marks) {
  public TrainingSample {
    pictures = List.copyOf(pictures);
    actions = List.copyOf(actions);
    questions = List.copyOf(questions);
    marks = List.copyOf(marks);
  }

  /**
   * What to do.
   *
   * @param instruction in a person's words
   * @param action one row of the action space
   * @param points where what the words name is, as x, y pairs, each 0..1 across the work area; NaN
   *     where unknown. Every label of a file has as many.
   */
  public record ActionLabel(String instruction, double[] action, float[] points) {}

  /** What to say. Location tokens stand in the answer as {@code <x12> <y40>}. */
  public record QuestionLabel(String question, String answer) {}

  /**
   * Something that a picture shows.
   *
   * @param camera which picture, from 0
   * @param u from the picture's left edge, 0..1
   * @param v from its top, 0..1
   * @param first one of its names, for example its colour
   * @param second the other, for example its kind
   */
  public record Mark(int camera, float u, float v, String first, String second) {}
}
