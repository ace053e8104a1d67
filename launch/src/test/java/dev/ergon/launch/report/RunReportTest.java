package dev.ergon.launch.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.core.error.HostLacksException;
import dev.ergon.core.image.Image;
import dev.ergon.core.image.PixelFormat;
import dev.ergon.core.observation.CameraFrame;
import dev.ergon.core.robot.JointState;
import dev.ergon.launch.run.EpisodeResult;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.HdrHistogram.Histogram;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunReportTest {
  private static final String HOSTILE = "pick <script>alert(\"1\")</script> & 'run'";
  private static final ReportSetup SETUP =
      new ReportSetup(
          "Ergon demo",
          List.of(
              new ReportSetup.JointBounds("joint1", -2.9, 2.9, 2),
              new ReportSetup.JointBounds(
                  "wheel",
                  Double.NEGATIVE_INFINITY,
                  Double.POSITIVE_INFINITY,
                  Double.POSITIVE_INFINITY)),
          List.of("decoder.onnx: on CPU; CUDA refused: <no device>"),
          10,
          true);

  @TempDir Path folder;

  @Test
  void videoHasAPictureForEachMomentAndASecondOfVerdict() throws Exception {
    ReportFiles files = writeReport();
    try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(files.video().toFile())) {
      grabber.start();
      int pictures = 0;
      while (grabber.grabImage() != null) {
        pictures++;
      }
      assertEquals(2 * (25 + 10), pictures);
      assertEquals("h264", grabber.getVideoCodecName());
      assertEquals(
          avutil.AV_PIX_FMT_YUV420P, grabber.getFormatContext().streams(0).codecpar().format());
    }
  }

  @Test
  void contactSheetHasARowPerInstruction() throws Exception {
    ReportFiles files = writeReport();
    BufferedImage sheet = ImageIO.read(files.contactSheet().toFile());
    assertTrue(sheet.getHeight() > 2 * 224 && sheet.getHeight() < 3 * 224);
    // The middles of the second row's first and last picture: the camera grew brighter.
    int first = sheet.getRGB(24 + 360 + 112, 84 + 236 + 112) & 0xFF;
    int last = sheet.getRGB(24 + 360 + 2 * 236 + 112, 84 + 236 + 112) & 0xFF;
    assertEquals(0, first, 3);
    assertEquals(24 * 5, last, 3);
  }

  @Test
  void htmlEscapesAllWordsAndLoadsNothing() throws Exception {
    String html = Files.readString(writeReport().html());
    assertTrue(
        html.contains("pick &lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;run"));
    assertFalse(html.contains("<script"));
    assertFalse(html.contains("http:") || html.contains("https:") || html.contains("url("));
    assertEquals(1, html.split("src=\"", -1).length - 1);
    assertTrue(html.contains("src=\"data:image/png;base64,"));
  }

  @Test
  void htmlShowsVerdictsFactsAndTimes() throws Exception {
    String html = Files.readString(writeReport().html());
    assertTrue(html.contains("&#10003; success"));
    assertTrue(html.contains("&#10007; failed"));
    assertTrue(html.contains("<li>decoder.onnx: on CPU; CUDA refused: &lt;no device&gt;</li>"));
    assertTrue(html.contains("<dt>seed</dt><dd>7</dd>"));
    assertTrue(html.contains("n = 100, p50 5.0"), "latency quantiles");
    assertTrue(html.contains("joint1 velocity"));
    assertFalse(html.contains("NaN") || html.contains("Infinity"));
  }

  @Test
  void reportWithoutEpisodesIsWrittenToo() throws Exception {
    try (RunReport report = RunReport.begin(folder, SETUP)) {
      ReportFiles files =
          report.finish(List.of(), List.of(new LatencySeries("control", new Histogram(3))));
      assertTrue(Files.readString(files.html()).contains("nothing measured"));
      assertTrue(Files.size(files.contactSheet()) > 0);
    }
  }

  @Test
  void unwritableFolderIsNamedAtTheStart() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    HostLacksException e =
        assertThrows(HostLacksException.class, () -> RunReport.begin(file.resolve("out"), SETUP));
    assertTrue(String.valueOf(e.getMessage()).contains("file"), e::toString);
  }

  @Test
  void faultOfTheDrawingComesOutOfFinishAndNotOfTheRun() throws Exception {
    try (RunReport report = RunReport.begin(folder.resolve("out"), SETUP)) {
      Files.createDirectory(folder.resolve("out").resolve("report.html"));
      report.begin("pick", "pick");
      report.step(moment(0));
      report.end(new EpisodeResult("pick", "pick", true, 1, 0.1, ""));
      HostLacksException e =
          assertThrows(HostLacksException.class, () -> report.finish(List.of(), List.of()));
      assertTrue(String.valueOf(e.getMessage()).contains("report.html"), e::toString);
    }
  }

  @Test
  void momentOfAnotherRobotIsRefused() {
    try (RunReport report = RunReport.begin(folder, SETUP)) {
      JointState one = new JointState(0, List.of("a"), new double[1], new double[1], new double[1]);
      assertThrows(
          IllegalArgumentException.class, () -> report.step(new Moment(0, List.of(), one, "")));
    }
  }

  private ReportFiles writeReport() {
    Histogram latency = new Histogram(3);
    for (int i = 1; i <= 100; i++) {
      latency.recordValue(i * 100_000L);
    }
    try (RunReport report = RunReport.begin(folder.resolve("out"), SETUP)) {
      for (int episode = 0; episode < 2; episode++) {
        report.begin(HOSTILE, "pick");
        for (int i = 0; i < 25; i++) {
          report.step(moment(i));
        }
        report.end(new EpisodeResult(HOSTILE, "pick", episode == 0, 25, 2.5, "because <b>"));
      }
      return report.finish(
          List.of(new ReportFact("seed", "7")), List.of(new LatencySeries("policy", latency)));
    }
  }

  private static Moment moment(int i) {
    byte[] samples = new byte[32 * 24 * 3];
    Arrays.fill(samples, (byte) (5 * i));
    Image image = Image.adopt(32, 24, PixelFormat.RGB8, samples);
    long stamp = i * 100_000_000L;
    JointState joints =
        new JointState(
            stamp,
            List.of("joint1", "wheel"),
            new double[] {0.1 * i, -i},
            new double[] {1, -10},
            new double[2]);
    List<CameraFrame> frames =
        List.of(new CameraFrame("front", stamp, image), new CameraFrame("wrist", stamp, image));
    return new Moment(stamp, frames, joints, "dx +0.01  dy -0.02\ntokens 3 4 5 " + HOSTILE);
  }
}
