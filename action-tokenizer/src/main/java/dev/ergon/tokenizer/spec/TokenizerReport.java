package dev.ergon.tokenizer.spec;

import java.util.List;

/**
 * What a tokenizer resolves.
 *
 * @param type the scheme, as the spec names it
 * @param mode as the spec names it
 * @param actionIds how many ids say actions
 * @param numbersPerToken numbers of a smooth trial chunk for each of its tokens; 1 for the schemes
 *     that give every number a token
 * @param refused trial chunks that strict mode refused
 * @param dimensions in the action's order
 * @param remarks one line each on what deserves attention, such as degenerate dimensions
 */
public record TokenizerReport(
    String type,
    String mode,
    int actionIds,
    double numbersPerToken,
    int refused,
    List<Dimension> dimensions,
    List<String> remarks) {
  public TokenizerReport {
    dimensions = List.copyOf(dimensions);
    remarks = List.copyOf(remarks);
  }

  /**
   * One dimension, in the unit that its decoded numbers have.
   *
   * @param bins how many values it can take; 0 where the scheme has no bins of its own
   * @param resolution the distance between two values; for FAST, of one coefficient
   * @param meanError decoded minus true, on average over the trial
   * @param maxError the largest magnitude of that
   */
  public record Dimension(
      String name,
      double low,
      double high,
      int bins,
      double resolution,
      double meanError,
      double maxError) {}
}
