package dev.ergon.core.episode;

import dev.ergon.core.observation.CameraFrame;
import java.util.Arrays;
import java.util.List;

/**
 * One row of an episode: what was observed, and the action taken from it.
 *
 * @param frames one per camera of the spec, in its order
 * @param state {@code observation.state}, in the spec's order
 * @param action in the spec's order
 * @param task the instruction in force
 * @param reward 1 on the last step of a success, else 0
 * @param done whether the episode ends here
 * @param success whether it ended well; meaningful where {@code done}
 */
public record Step(
    List<CameraFrame> frames,
    double[] state,
    double[] action,
    String task,
    double reward,
    boolean done,
    boolean success) {
  public Step {
    frames = List.copyOf(frames);
    state = state.clone();
    action = action.clone();
  }

  @Override
  public double[] state() {
    return state.clone();
  }

  @Override
  public double[] action() {
    return action.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Step that
        && frames.equals(that.frames)
        && Arrays.equals(state, that.state)
        && Arrays.equals(action, that.action)
        && task.equals(that.task)
        && reward == that.reward
        && done == that.done
        && success == that.success;
  }

  @Override
  public int hashCode() {
    return task.hashCode() * 31 + Arrays.hashCode(action);
  }

  @Override
  public String toString() {
    return "Step['" + task + "', action " + Arrays.toString(action) + "]";
  }
}
