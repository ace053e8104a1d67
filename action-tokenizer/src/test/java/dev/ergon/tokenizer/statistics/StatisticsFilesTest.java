package dev.ergon.tokenizer.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.tokenizer.ActionStatistics;
import dev.ergon.tokenizer.DegenerateDimension;
import dev.ergon.tokenizer.Statistic;
import dev.ergon.tokenizer.TokenizerException;
import dev.ergon.tokenizer.TokenizerMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatisticsFilesTest {
  @TempDir private Path folder;

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("statistics.json"), text);
  }

  @Test
  void readsOpenVlaDatasetStatistics() throws IOException {
    Path file =
        write(
            """
            {"bridge": {"action": {"q01": [0, 1], "q99": [2, 3], "mask": [true, false]},
                        "proprio": {"q01": [5], "q99": [6]}, "num_transitions": 12}}
            """);
    ActionStatistics action = StatisticsFiles.openVla(file, null);
    assertArrayEquals(new double[] {2, 3}, action.values(Statistic.Q99));
    assertArrayEquals(new boolean[] {true, false}, action.mask());
    assertFalse(action.has(Statistic.MEAN));
    assertThrows(TokenizerException.class, () -> action.values(Statistic.MEAN));
    assertEquals(1, StatisticsFiles.openVla(file, "bridge", "proprio").dimensions());
    assertThrows(TokenizerException.class, () -> StatisticsFiles.openVla(file, "fractal"));
  }

  @Test
  void readsTheSameInsideAModelsConfiguration() throws IOException {
    Path file =
        write(
            """
            {"n_action_bins": 256, "norm_stats": {"tiny": {"action": {"q01": [0], "q99": [2]}}}}
            """);
    assertArrayEquals(
        new double[] {2}, StatisticsFiles.openVla(file, "tiny").values(Statistic.Q99));
  }

  @Test
  void readsLeRobotAndOpenPiStatistics() throws IOException {
    Path leRobot =
        write("{\"action\": {\"min\": [0], \"max\": [1], \"mean\": [0.5], \"std\": [0.1]}}");
    assertArrayEquals(
        new double[] {0.1}, StatisticsFiles.leRobot(leRobot, "action").values(Statistic.STD));
    assertThrows(
        TokenizerException.class, () -> StatisticsFiles.leRobot(leRobot, "observation.state"));
    Path openPi =
        write("{\"norm_stats\": {\"actions\": {\"mean\": [1], \"std\": [2], \"q01\": [0]}}}");
    assertArrayEquals(
        new double[] {1}, StatisticsFiles.openPi(openPi, "actions").values(Statistic.MEAN));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\": {\"action\": {\"q01\": [0], \"q99\": [1, 2]}}}",
        "{\"a\": {\"action\": {\"q01\": [2], \"q99\": [1]}}}",
        "{\"a\": {\"action\": {\"q01\": [1e999], \"q99\": [1]}}}",
        "{\"a\": {\"action\": {\"q01\": [-1e308], \"q99\": [1e308]}}}",
        "{\"a\": {\"action\": {\"q01\": [\"0\"], \"q99\": [1]}}}",
        "{\"a\": {\"action\": {\"q01\": [0], \"q99\": [1], \"mask\": [1]}}}",
        "{\"a\": {\"action\": {\"q01\": [0], \"q99\": [1], \"mask\": [true, true]}}}",
        "{\"a\": {\"action\": {\"mean\": [0], \"std\": [-1]}}}",
        "{\"a\": {\"action\": {}}}",
        "{\"a\": 3}",
        "{}",
        "[]",
        "{\"a\": "
      })
  void refusesStatisticsThatMakeNoSense(String text) throws IOException {
    Path file = write(text);
    assertThrows(TokenizerException.class, () -> StatisticsFiles.openVla(file, null));
  }

  @Test
  void degenerateDimensionsAreReportedAndWrittenAsZero() {
    var statistics =
        ActionStatistics.of(
            "test",
            Map.of(
                Statistic.Q01, new double[] {0, 5, 7},
                Statistic.Q99, new double[] {1, 5, 7 + 1e-9}));
    var strict =
        new Normaliser(statistics, NormalisationScheme.OPENPI_QUANTILE, TokenizerMode.STRICT);
    assertEquals(DegenerateDimension.Kind.CONSTANT, strict.degenerateDimensions().get(0).kind());
    assertEquals(
        DegenerateDimension.Kind.NEAR_CONSTANT, strict.degenerateDimensions().get(1).kind());
    double[] row = {0.5, 5.3, 6.9};
    strict.normalise(row, row);
    assertEquals(0, row[1], 0);
    assertEquals(0, row[2], 0);
    var reference =
        new Normaliser(statistics, NormalisationScheme.OPENPI_QUANTILE, TokenizerMode.REFERENCE);
    double[] blown = {0.5, 5.3, 6.9};
    reference.normalise(blown, blown);
    assertTrue(Math.abs(blown[1]) > 1e5);
  }

  @Test
  void strictRefusesNormalisedNumbersFarOutside() {
    var statistics =
        ActionStatistics.of(
            "test", Map.of(Statistic.Q01, new double[] {0}, Statistic.Q99, new double[] {10}));
    var strict = new Normaliser(statistics, NormalisationScheme.OPENVLA, TokenizerMode.STRICT);
    double[] out = new double[1];
    strict.unnormalise(new double[] {1.2}, out);
    assertEquals(11, out[0], 1e-12);
    for (double bad : new double[] {1.3, -1e308, Double.NaN, Double.NEGATIVE_INFINITY}) {
      assertThrows(TokenizerException.class, () -> strict.unnormalise(new double[] {bad}, out));
    }
  }
}
