package dev.ergon.core.policy;

import dev.ergon.core.action.ActionSpace;
import dev.ergon.core.observation.CameraSpec;
import java.util.List;

/**
 * What a policy needs and speaks.
 *
 * @param cameras the cameras it looks through, in its order; empty for a policy that looks at none
 * @param stepPeriodNanos the time between two of its actions
 * @param chunkLength how many actions it answers with at most
 */
public record PolicySpec(
    String name,
    ActionSpace actionSpace,
    List<CameraSpec> cameras,
    long stepPeriodNanos,
    int chunkLength) {
  public PolicySpec {
    cameras = List.copyOf(cameras);
    if (stepPeriodNanos <= 0 || chunkLength < 1) {
      throw new IllegalArgumentException(
          "policy '"
              + name
              + "': got a step period of "
              + stepPeriodNanos
              + " ns and chunks of "
              + chunkLength
              + ", wanted > 0 both");
    }
  }
}
