package dev.ergon.tokenizer.rt2;

import dev.ergon.tokenizer.ActionShape;
import dev.ergon.tokenizer.TokenizerException;
import java.util.List;

/**
 * What an RT-2 action string holds: a terminate class, then one bin per dimension. RT-2 (Brohan et
 * al. 2023, section 3.2) says 8 integers: terminate, three of position, three of rotation, gripper.
 *
 * @param terminateClasses how many classes the first integer has; class 0 ends the episode
 * @param dimensions in the order of the string; 1..63
 * @param bins how many values an integer has; RT-2 has 256
 */
public record Rt2Layout(
    int terminateClasses,
    List<Rt2Dimension> dimensions,
    int bins,
    BinDecoding decoding,
    BinArithmetic arithmetic) {
  public static final int RT2_BINS = 256;
  private static final int MAX_BINS = 65_536;

  public Rt2Layout {
    dimensions = List.copyOf(dimensions);
    if (dimensions.isEmpty() || dimensions.size() >= ActionShape.MAX_DIMENSIONS) {
      throw TokenizerException.badInput(
          "RT-2 layout: got "
              + dimensions.size()
              + " dimensions, wanted 1.."
              + (ActionShape.MAX_DIMENSIONS - 1));
    }
    if (bins < 2 || bins > MAX_BINS) {
      throw TokenizerException.badInput(
          "RT-2 layout: got " + bins + " bins, wanted 2.." + MAX_BINS);
    }
    if (terminateClasses < 1 || terminateClasses > bins) {
      throw TokenizerException.badInput(
          "RT-2 layout: got "
              + terminateClasses
              + " terminate classes, wanted 1.."
              + bins
              + " (the number of bins)");
    }
  }

  /** 256 bins, left edge, float64. */
  public static Rt2Layout of(int terminateClasses, List<Rt2Dimension> dimensions) {
    return new Rt2Layout(
        terminateClasses, dimensions, RT2_BINS, BinDecoding.LEFT_EDGE, BinArithmetic.FLOAT64);
  }

  /** How many integers a string has: the terminate class and the dimensions. */
  public int length() {
    return 1 + dimensions.size();
  }
}
