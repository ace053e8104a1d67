package dev.ergon.control.envelope;

import dev.ergon.core.config.Default;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the envelope holds besides the joints' own limits.
 *
 * @param jointMarginRad how far inside an arm joint's range motion ends (m for a sliding joint)
 * @param toolSpeedMPerS the tool's greatest speed
 * @param workspace where the tool may be, in the base frame
 * @param tableHeightM the height of the table that the arm works at, in the base frame: no moving
 *     link goes below it but the fingers, which must touch it; or null for none
 * @param keepOut where no part of the arm may be: a camera's post
 * @param clearanceM how far the arm keeps from keep-out boxes, from itself, and the tool from the
 *     workspace's sides: where a stop ends is foreseen a little less exactly than this
 * @param selfCollision whether the arm is kept from touching itself
 */
public record EnvelopeOptions(
    @Default("0.02 rad") double jointMarginRad,
    @Default("1 m/s") double toolSpeedMPerS,
    @Default("{name: workspace, lower: [-2 m, -2 m, -2 m], upper: [2 m, 2 m, 2 m]}") Box workspace,
    @Nullable Double tableHeightM,
    @Default("[]") List<Box> keepOut,
    @Default("5 mm") double clearanceM,
    @Default("true") boolean selfCollision) {
  public EnvelopeOptions {
    keepOut = List.copyOf(keepOut);
    if (!(jointMarginRad >= 0) || !(toolSpeedMPerS > 0) || !(clearanceM >= 0)) {
      throw new IllegalArgumentException(
          "envelope: got joint_margin %s rad, tool_speed %s m/s, clearance %s m, wanted >= 0, > 0, >= 0"
              .formatted(jointMarginRad, toolSpeedMPerS, clearanceM));
    }
  }
}
