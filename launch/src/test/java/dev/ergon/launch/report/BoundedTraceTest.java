package dev.ergon.launch.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.core.image.Image;
import dev.ergon.core.image.PixelFormat;
import dev.ergon.core.robot.JointState;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** What is kept of an episode stays small and keeps its shape, whatever its length. */
class BoundedTraceTest {
  @Property(tries = 60)
  void storyboardShowsFirstMiddleAndLast(@ForAll @IntRange(min = 1, max = 255) int length) {
    Storyboard storyboard = new Storyboard();
    for (int i = 0; i < length; i++) {
      storyboard.add(Image.adopt(1, 1, PixelFormat.MONO8, new byte[] {(byte) i}));
    }
    List<Image> pictures = storyboard.pictures();
    assertEquals(0, pictures.get(0).sample(0, 0, 0));
    assertEquals((length - 1) / 2.0, pictures.get(1).sample(0, 0, 0), 1 + length / 8.0);
    assertEquals(length - 1, pictures.get(2).sample(0, 0, 0));
  }

  @Property(tries = 60)
  void seriesStaysBoundedAndSpansTheEpisode(@ForAll @IntRange(min = 1, max = 5000) int length) {
    JointSeries series = new JointSeries(1);
    for (int i = 0; i < length; i++) {
      double[] value = {i};
      series.add(i * 1_000_000_000L, new JointState(0, List.of("j"), value, value, value));
    }
    assertTrue(series.size() <= JointSeries.CAPACITY);
    assertEquals(0, series.seconds(0));
    for (int i = 0; i < series.size(); i++) {
      assertEquals(series.seconds(i), series.position(0, i));
      assertTrue(i == 0 || series.seconds(i) > series.seconds(i - 1));
    }
    assertTrue(series.seconds(series.size() - 1) >= (length - 1) * 0.97 - 1);
  }
}
