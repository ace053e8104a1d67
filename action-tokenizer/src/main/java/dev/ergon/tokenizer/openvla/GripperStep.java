package dev.ergon.tokenizer.openvla;

import dev.ergon.core.action.GripperConvention;
import dev.ergon.tokenizer.TokenizerException;
import dev.ergon.tokenizer.TokenizerMode;

/**
 * The gripper post-processing between OpenVLA's decoded number (0 closed, 1 open, as RLDS has it)
 * and what a robot wants. WidowX takes the decoded number as it is, which is no step at all; LIBERO
 * and robosuite take {@link #LIBERO}, -1 open and +1 closed.
 *
 * @param binarise whether to keep only the sign
 * @param invert whether to swap open and closed
 */
public record GripperStep(boolean binarise, boolean invert) {
  /** {@code -sign(2g - 1)}. */
  public static final GripperStep LIBERO = new GripperStep(true, true);

  /** What OpenVLA's decoded number means. */
  public static final GripperConvention DECODED_CONVENTION = GripperConvention.ONE_IS_OPEN;

  /**
   * From 0..1 to -1..1.
   *
   * @param decoded the number that decoding gave
   * @param mode in reference mode a decoded 0.5 binarises to 0, which is no command; in strict mode
   *     it counts as open, and a number that is not finite is refused
   */
  public double apply(double decoded, TokenizerMode mode) {
    double centred = 2 * decoded - 1;
    if (mode.isStrict()) {
      if (!Double.isFinite(decoded)) {
        throw TokenizerException.nonFinite("gripper, number", 0, decoded);
      }
      centred = Math.max(-1, Math.min(1, centred));
    }
    if (binarise) {
      centred = mode.isStrict() && centred == 0 ? 1 : Math.signum(centred);
    }
    return invert ? -centred : centred;
  }
}
