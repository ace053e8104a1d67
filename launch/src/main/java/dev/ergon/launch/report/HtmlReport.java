package dev.ergon.launch.report;

import dev.ergon.launch.run.EpisodeResult;
import java.util.Base64;
import java.util.List;

/** The report as one HTML file that loads nothing from elsewhere. */
final class HtmlReport {
  /** Episodes beyond these have no plots of their own; the table lists them all. */
  private static final int MAX_PLOTTED = 24;

  private static final String STYLE =
      """
      :root{color-scheme:light dark;--g:#f6f7fa;--p:#fff;--t:#182032;--f:#5b6882;--l:#d9dee8;
      --a:#1769c9;--v:#9355c9;--ok:#128a55;--no:#c83232}
      @media(prefers-color-scheme:dark){:root{--g:#0f1420;--p:#1a2233;--t:#eaeff8;--f:#93a1bc;
      --l:#33405a;--a:#62b0ff;--v:#c79bff;--ok:#3ccb8b;--no:#ff6f6f}}
      *{box-sizing:border-box}
      body{margin:0;background:var(--g);color:var(--t);font:16px/1.5 system-ui,sans-serif}
      main{max-width:1120px;margin:0 auto;padding:32px 20px 64px}
      h1{font-size:30px;margin:0 0 16px}h2{font-size:20px;margin:40px 0 12px}
      .facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(190px,1fr));gap:12px;margin:0}
      .facts div,table,figure,details{background:var(--p);border:1px solid var(--l);
      border-radius:10px}
      .facts div{padding:12px 16px}dt{color:var(--f);font-size:13px}
      dd{margin:0;font-size:19px;font-weight:600;overflow-wrap:anywhere}
      .scroll{overflow-x:auto}table{border-collapse:separate;border-spacing:0;width:100%}
      th,td{padding:9px 14px;text-align:left;border-bottom:1px solid var(--l)}
      tr:last-child td{border-bottom:0}th{color:var(--f);font-size:13px;font-weight:600}
      td.r,th.r{text-align:right;font-variant-numeric:tabular-nums}
      .ok{color:var(--ok)}.no{color:var(--no)}.ok,.no{font-weight:700;white-space:nowrap}
      img{max-width:100%;border-radius:10px;display:block}
      details{padding:10px 16px;margin:10px 0}summary{cursor:pointer;font-weight:600}
      .plots{display:grid;grid-template-columns:repeat(auto-fill,minmax(240px,1fr));gap:12px;
      margin-top:12px}
      figure{margin:0;padding:10px 12px}figure.wide{max-width:640px;margin-bottom:12px}
      figcaption{display:flex;justify-content:space-between;gap:10px;font-size:13px}
      .n{color:var(--f);font-variant-numeric:tabular-nums}svg{width:100%;display:block}
      svg text{fill:var(--f);font:12px system-ui,sans-serif}
      .p,.v{fill:none;stroke-width:1.6;stroke-linejoin:round}.p{stroke:var(--a)}.v{stroke:var(--v)}
      .l{stroke:var(--no);stroke-dasharray:4 4;opacity:.7}.z{stroke:var(--l)}.b{fill:var(--a)}
      """;

  private final ReportSetup setup;

  HtmlReport(ReportSetup setup) {
    this.setup = setup;
  }

  String write(
      List<ReportFact> facts,
      List<EpisodeTrace> episodes,
      List<LatencySeries> latencies,
      byte[] contactSheetPng) {
    Markup out = new Markup();
    out.raw("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n");
    out.raw("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n");
    out.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ");
    out.raw("img-src data:; style-src 'unsafe-inline'\">\n<title>").text(setup.title());
    out.raw("</title>\n<style>\n").raw(STYLE).raw("</style></head>\n<body><main>\n<h1>");
    out.text(setup.title()).raw("</h1>\n");
    writeFacts(out, facts);
    writeRemarks(out);
    writeTable(out, episodes);
    out.raw("<h2>Pictures</h2>\n<img alt=\"first, middle and last picture of each instruction\" ");
    out.raw("src=\"data:image/png;base64,");
    out.raw(Base64.getEncoder().encodeToString(contactSheetPng)).raw("\">\n");
    if (!latencies.isEmpty()) {
      out.raw("<h2>Timing</h2>\n");
      latencies.forEach(series -> LatencyPlot.draw(out, series));
    }
    writeJoints(out, episodes);
    return out.raw("</main></body></html>\n").toString();
  }

  private static void writeFacts(Markup out, List<ReportFact> facts) {
    out.raw("<dl class=\"facts\">\n");
    for (ReportFact fact : facts) {
      out.raw("<div><dt>").text(fact.name()).raw("</dt><dd>").text(fact.value());
      out.raw("</dd></div>\n");
    }
    out.raw("</dl>\n");
  }

  private void writeRemarks(Markup out) {
    if (setup.remarks().isEmpty()) {
      return;
    }
    out.raw("<h2>Policy</h2>\n<ul>\n");
    setup.remarks().forEach(remark -> out.raw("<li>").text(remark).raw("</li>\n"));
    out.raw("</ul>\n");
  }

  private static void writeTable(Markup out, List<EpisodeTrace> episodes) {
    out.raw("<h2>Instructions</h2>\n<div class=\"scroll\"><table>\n<tr><th>Instruction</th>");
    out.raw("<th>Task</th><th>Result</th><th class=\"r\">Steps</th><th class=\"r\">Seconds</th>");
    out.raw("<th>Reason</th></tr>\n");
    for (EpisodeTrace episode : episodes) {
      EpisodeResult verdict = episode.verdict();
      out.raw("<tr><td>").text(verdict.instruction()).raw("</td><td>").text(verdict.task());
      out.raw(
          verdict.success()
              ? "</td><td class=\"ok\">&#10003; success"
              : "</td><td class=\"no\">&#10007; failed");
      out.raw(
          "</td><td class=\"r\">%d</td><td class=\"r\">%.1f</td><td>",
          verdict.steps(), verdict.seconds());
      out.text(verdict.reason()).raw("</td></tr>\n");
    }
    out.raw("</table></div>\n");
  }

  private void writeJoints(Markup out, List<EpisodeTrace> episodes) {
    out.raw("<h2>Joints</h2>\n<p class=\"n\">Positions in rad or m, velocities per second, ");
    out.raw("over the episode; dashed lines are the limits.</p>\n");
    int plotted = Math.min(MAX_PLOTTED, episodes.size());
    for (int i = 0; i < plotted; i++) {
      JointSeries series = episodes.get(i).series();
      if (series.size() == 0) {
        continue;
      }
      out.raw(i == 0 ? "<details open><summary>" : "<details><summary>");
      out.text(episodes.get(i).verdict().instruction()).raw("</summary><div class=\"plots\">\n");
      for (int joint = 0; joint < setup.joints().size(); joint++) {
        JointPlot.position(out, setup.joints().get(joint), series, joint);
        JointPlot.velocity(out, setup.joints().get(joint), series, joint);
      }
      out.raw("</div></details>\n");
    }
    if (episodes.size() > plotted) {
      out.raw(
          "<p class=\"n\">%d more episodes are in the dataset.</p>\n", episodes.size() - plotted);
    }
  }
}
