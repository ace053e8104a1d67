package dev.ergon.launch.report;

/** The values from a plot's bottom to its top. */
record PlotRange(double low, double high) {
  PlotRange {
    if (!(high - low > 1e-9)) {
      double middle = (low + high) / 2;
      low = middle - 0.5;
      high = middle + 0.5;
    }
  }

  /** The joint's limits; where one is infinite, what the joint did. */
  static PlotRange ofLimits(double lower, double upper, JointSeries series, int joint) {
    double low = lower;
    double high = upper;
    if (!Double.isFinite(low) || !Double.isFinite(high)) {
      low = Double.POSITIVE_INFINITY;
      high = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < series.size(); i++) {
        low = Math.min(low, series.position(joint, i));
        high = Math.max(high, series.position(joint, i));
      }
    }
    return new PlotRange(low, high);
  }

  /** Where {@code value} lies: 0 at the bottom, 1 at the top; values outside are drawn there. */
  double share(double value) {
    return Math.max(0, Math.min(1, (value - low) / (high - low)));
  }
}
