package dev.ergon.datasets.lerobot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ergon.core.image.Image;
import dev.ergon.core.image.PixelFormat;
import dev.ergon.datasets.internal.lerobot.ColumnStatistics;
import dev.ergon.datasets.internal.lerobot.PictureStatistics;
import dev.ergon.datasets.lerobot.FeatureStatistics.Measure;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FeatureStatisticsTest {
  @Test
  void measuresAColumnExactly() {
    var column = new ColumnStatistics(1);
    for (int i = 0; i <= 100; i++) {
      column.add(i);
    }
    FeatureStatistics got = column.measure();
    assertEquals(101, got.count());
    assertEquals(50, got.value(Measure.MEAN, 0));
    assertEquals(Math.sqrt((101 * 101 - 1) / 12.0), got.value(Measure.STD, 0), 1e-12);
    assertEquals(1, got.value(Measure.Q01, 0));
    assertEquals(90, got.value(Measure.Q90, 0));
    assertEquals(99, got.value(Measure.Q99, 0));
  }

  @Test
  void aSingleRowIsItsOwnQuantilesAndDoesNotDeviate() {
    var column = new ColumnStatistics(2);
    column.add(3, -4);
    for (Measure measure : Measure.values()) {
      double[] wanted = measure == Measure.STD ? new double[2] : new double[] {3, -4};
      assertArrayEquals(wanted, column.measure().values(measure), measure.key());
    }
  }

  @Test
  void twoPartsTogetherAreTheWholeButForQuantilesWhichEnvelope() {
    var random = new Random(5);
    var first = new ColumnStatistics(1);
    var second = new ColumnStatistics(1);
    var whole = new ColumnStatistics(1);
    for (int i = 0; i < 90; i++) {
      double value = random.nextGaussian() * (i < 30 ? 1 : 4) + (i < 30 ? 0 : 7);
      (i < 30 ? first : second).add(value);
      whole.add(value);
    }
    FeatureStatistics merged = first.measure().with(second.measure());
    FeatureStatistics wanted = whole.measure();
    assertEquals(wanted.count(), merged.count());
    for (Measure exact : new Measure[] {Measure.MIN, Measure.MAX, Measure.MEAN, Measure.STD}) {
      assertEquals(wanted.value(exact, 0), merged.value(exact, 0), 1e-12, exact.key());
    }
    double low = Math.min(value(first, Measure.Q10), value(second, Measure.Q10));
    double high = Math.max(value(first, Measure.Q90), value(second, Measure.Q90));
    assertEquals(low, merged.value(Measure.Q10, 0));
    assertEquals(high, merged.value(Measure.Q90, 0));
  }

  @Test
  void picturesAreMeasuredPerChannelFromZeroToOne() {
    var pictures = new PictureStatistics();
    pictures.add(Image.adopt(2, 1, PixelFormat.RGB8, new byte[] {0, 51, -1, 0, 102, -1}));
    FeatureStatistics got = pictures.measure();
    assertArrayEquals(new double[] {0, 0.3, 1}, got.values(Measure.MEAN), 1e-12);
    assertArrayEquals(new double[] {0, 0.1, 0}, got.values(Measure.STD), 1e-12);
    assertArrayEquals(new double[] {0, 0.3, 1}, got.values(Measure.Q50), 1e-12);
    assertEquals(1, got.count());
  }

  @Test
  void refusesStatisticsThatLackAMeasure() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new FeatureStatistics(1, Map.of(Measure.MIN, new double[1])));
  }

  @Test
  void theReferenceLibrarysStatisticsAreWhatIsMeasuredAgain() throws Exception {
    Path sample = LeRobotValidatorTest.sample();
    Map<String, FeatureStatistics> kept = LeRobotDatasets.statistics(sample);
    Map<String, FeatureStatistics> measured = LeRobotDatasets.measure(sample);
    for (String feature : List.of("action", "observation.state", "timestamp")) {
      FeatureStatistics wanted = Objects.requireNonNull(measured.get(feature));
      FeatureStatistics got = Objects.requireNonNull(kept.get(feature));
      for (Measure exact : List.of(Measure.MIN, Measure.MAX, Measure.MEAN, Measure.STD)) {
        assertArrayEquals(wanted.values(exact), got.values(exact), 1e-6);
      }
    }
  }

  private static double value(ColumnStatistics column, Measure measure) {
    return column.measure().value(measure, 0);
  }
}
