package dev.ergon.launch.report;

/** A small SVG plot of one quantity of one joint over time, between its limits. */
final class JointPlot {
  private static final int WIDTH = 260;
  private static final int HEIGHT = 84;
  private static final int PAD = 8;

  private JointPlot() {}

  static void position(Markup out, ReportSetup.JointBounds bounds, JointSeries series, int joint) {
    PlotRange range = PlotRange.ofLimits(bounds.lower(), bounds.upper(), series, joint);
    boolean limited = Double.isFinite(bounds.lower()) && Double.isFinite(bounds.upper());
    open(out, bounds.name() + " position", range, limited);
    out.raw("<polyline class=\"p\" points=\"");
    for (int i = 0; i < series.size(); i++) {
      point(out, series, i, range.share(series.position(joint, i)));
    }
    out.raw("\"/></svg></figure>\n");
  }

  static void velocity(Markup out, ReportSetup.JointBounds bounds, JointSeries series, int joint) {
    double limit = bounds.velocity();
    boolean limited = Double.isFinite(limit);
    double fastest = limited ? limit : fastest(series, joint);
    PlotRange range = new PlotRange(-fastest, fastest);
    open(out, bounds.name() + " velocity", range, limited);
    out.raw("<polyline class=\"v\" points=\"");
    for (int i = 0; i < series.size(); i++) {
      point(out, series, i, range.share(series.velocity(joint, i)));
    }
    out.raw("\"/></svg></figure>\n");
  }

  private static double fastest(JointSeries series, int joint) {
    double fastest = 0;
    for (int i = 0; i < series.size(); i++) {
      fastest = Math.max(fastest, Math.abs(series.velocity(joint, i)));
    }
    return fastest;
  }

  private static void open(Markup out, String title, PlotRange range, boolean limited) {
    out.raw("<figure><figcaption><span>").text(title).raw("</span><span class=\"n\">");
    out.raw("%.2f .. %.2f</span></figcaption>", range.low(), range.high());
    out.raw("<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"", WIDTH, HEIGHT);
    out.text(title).raw("\">");
    out.raw("<line class=\"z\" x1=\"0\" x2=\"%d\" ", WIDTH);
    out.raw("y1=\"%.1f\" y2=\"%.1f\"/>", y(range.share(0)), y(range.share(0)));
    if (limited) {
      out.raw("<line class=\"l\" x1=\"0\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>", WIDTH, y(0), y(0));
      out.raw("<line class=\"l\" x1=\"0\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>", WIDTH, y(1), y(1));
    }
  }

  private static void point(Markup out, JointSeries series, int i, double share) {
    double span = Math.max(1e-9, series.seconds(series.size() - 1));
    out.raw("%.1f,%.1f ", WIDTH * series.seconds(i) / span, y(share));
  }

  private static double y(double share) {
    return PAD + (HEIGHT - 2 * PAD) * (1 - share);
  }
}
