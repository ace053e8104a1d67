package dev.ergon.launch.report;

import dev.ergon.launch.run.EpisodeResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns what happens into video, contact sheet and HTML, as it happens. Owned by one thread. */
final class ReportDrawing implements AutoCloseable {
  private final ReportSetup setup;
  private final ReportFiles files;
  private final Lettering lettering = new Lettering();
  private final VideoPage page;
  private final VideoFile video;
  private final List<EpisodeTrace> episodes = new ArrayList<>();
  private String instruction = "";
  private String heading = "";
  private JointSeries series;
  private Storyboard storyboard = new Storyboard();
  private @Nullable Moment last;

  ReportDrawing(ReportSetup setup, ReportFiles files) throws IOException {
    this.setup = setup;
    this.files = files;
    page = new VideoPage(setup, lettering);
    video =
        new VideoFile(files.video(), VideoPage.WIDTH, VideoPage.HEIGHT, setup.picturesPerSecond());
    series = new JointSeries(setup.joints().size());
  }

  void begin(String newInstruction, String task) {
    instruction = newInstruction;
    heading = "instruction " + (episodes.size() + 1) + "  -  " + task;
    series = new JointSeries(setup.joints().size());
    storyboard = new Storyboard();
    last = null;
  }

  void step(Moment moment) throws IOException {
    series.add(moment.stampNanos(), moment.joints());
    if (!moment.frames().isEmpty()) {
      storyboard.add(moment.frames().get(0).image());
    }
    last = moment;
    video.add(page.draw(instruction, heading, moment, series, null));
  }

  /** Shows the verdict over the last picture for a second. */
  void end(EpisodeResult verdict) throws IOException {
    Moment shown = last;
    if (shown != null) {
      var picture = page.draw(instruction, heading, shown, series, verdict);
      for (int i = 0; i < setup.picturesPerSecond(); i++) {
        video.add(picture);
      }
    }
    episodes.add(new EpisodeTrace(verdict, storyboard.pictures(), series));
  }

  void finish(List<ReportFact> facts, List<LatencySeries> latencies, long leftOut)
      throws IOException {
    video.close();
    byte[] sheet = new ContactSheet(lettering).png(setup.title(), episodes);
    write(files.contactSheet(), sheet);
    List<ReportFact> all = new ArrayList<>(facts);
    if (leftOut > 0) {
      all.add(new ReportFact("pictures left out of the video", Long.toString(leftOut)));
    }
    if (!lettering.isAvailable()) {
      all.add(new ReportFact("letters", "this host has no fonts; install fontconfig and a font"));
    }
    String html = new HtmlReport(setup).write(all, episodes, latencies, sheet);
    write(files.html(), html.getBytes(StandardCharsets.UTF_8));
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    Files.write(file, bytes);
  }

  @Override
  public void close() throws IOException {
    video.close();
  }
}
