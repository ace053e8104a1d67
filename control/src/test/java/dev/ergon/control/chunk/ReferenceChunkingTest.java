package dev.ergon.control.chunk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ergon.control.PandaWithGripper;
import dev.ergon.control.Spaces;
import dev.ergon.core.action.ActionChunk;
import dev.ergon.core.action.ActionKind;
import dev.ergon.core.action.ActionSpace;
import dev.ergon.core.action.PrefixGuidance;
import dev.ergon.core.action.PrefixSchedule;
import dev.ergon.core.robot.RobotModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Against {@code chunking.json}: what Kinetix's prefix weights, LeRobot's RTC processor, its ACT
 * temporal ensembler and its asynchronous client answered when they were run.
 */
class ReferenceChunkingTest {
  private static final JsonNode FIXTURE = read();

  private final RobotModel model = PandaWithGripper.model();
  private final ActionSpace space = Spaces.joints(model, ActionKind.JOINT_POSITION, -10, 10);
  private final ActionLayout layout = new ActionLayout(space, model);
  private final ChunkGate gate = new ChunkGate(layout, new GateOptions(1_000_000_000L, 0, 0));
  private final PreparedChunk prepared = new PreparedChunk(layout);
  private final double[] row = new double[layout.width()];
  private long sequence;

  private static JsonNode read() {
    try (var in = ReferenceChunkingTest.class.getResourceAsStream("chunking.json")) {
      return new ObjectMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void prefixWeightsAreThoseOfTheReferences() {
    for (JsonNode c : FIXTURE.get("prefix_weights")) {
      double[] got = new double[c.get("total").asInt()];
      for (int i = 0; i < got.length; i++) {
        got[i] =
            schedule(c.get("schedule")).weight(i, c.get("start").asInt(), c.get("end").asInt());
      }
      assertArrayEquals(numbers(c.get("kinetix")), got, 1e-12, c.get("schedule").asText());
    }
  }

  @Test
  void guidanceWeightsAreThoseOfTheReference() {
    for (JsonNode c : FIXTURE.get("guidance_weight_10_steps")) {
      double got = PrefixGuidance.weight(c.get("time").asDouble(), PrefixGuidance.MAX_WEIGHT);
      assertEquals(c.get("guidance_weight").asDouble(), got, 1e-9);
    }
  }

  @Test
  void guidedDenoisingEndsWhereTheReferenceDoes() {
    for (JsonNode c : FIXTURE.get("euler_rtc")) {
      int steps = c.get("num_steps").asInt();
      double[] target = flat(c.get("target"));
      double[] plain = flat(c.get("noise"));
      double[] guided = plain.clone();
      double dt = -1.0 / steps;
      double time = 1.0;
      for (int k = 0; k < steps; k++) {
        double[] v = minus(guided, target);
        PrefixGuidance.guide(
            guided,
            v,
            flat(c.get("prev_left_over")),
            c.get("A").asInt(),
            time,
            schedule(c.get("schedule")),
            c.get("inference_delay").asInt(),
            Math.min(c.get("execution_horizon").asInt(), c.get("T").asInt()),
            c.get("max_guidance_weight").asDouble());
        add(guided, v, dt);
        add(plain, minus(plain, target), dt);
        time += dt;
      }
      assertArrayEquals(flat(c.get("plain_euler")), plain, 1e-12);
      assertArrayEquals(flat(c.get("rtc_lerobot")), guided, 1e-9, c.get("schedule").asText());
    }
  }

  @Test
  void temporalEnsembleExecutesWhatActExecutes() {
    for (JsonNode c : FIXTURE.get("temporal_ensemble")) {
      var strategy = new TemporalEnsemble(layout, c.get("coeff").asDouble(), true);
      for (int t = 0; t < c.get("chunks").size(); t++) {
        prepare(rows(c.get("chunks").get(t)));
        strategy.merge(prepared, 0, 0);
        assertTrue(strategy.next(row));
        double[] wanted = numbers(c.get("executed").get(t));
        assertArrayEquals(wanted, Arrays.copyOf(row, wanted.length), 1e-12);
      }
    }
  }

  @Test
  void asyncOverlapMixesAsLeRobotsClientDoes() {
    for (JsonNode c : FIXTURE.get("async_aggregate")) {
      double old =
          switch (c.get("fn").asText()) {
            case "weighted_average" -> 0.3;
            case "latest_only" -> 0;
            case "average" -> 0.5;
            case "conservative" -> 0.7;
            default -> throw new IllegalStateException(c.get("fn").asText());
          };
      var strategy = new AsyncOverlap(layout, old, true);
      int head = c.get("latest_action").asInt() + 1;
      if (!c.get("queue_before").isEmpty()) {
        prepare(timedRows(c.get("queue_before")));
        strategy.merge(prepared, 0, 0);
      }
      int first = c.get("incoming").get(0).get(0).asInt();
      // Steps before the incoming chunk are executed in between; LeRobot's client loses them.
      for (; head < first; head++) {
        strategy.next(row);
      }
      prepare(timedRows(c.get("incoming")));
      strategy.merge(prepared, head - first, head - first);
      for (JsonNode wanted : c.get("queue_after")) {
        assertTrue(strategy.next(row));
        double[] values = numbers(wanted.get(1));
        assertArrayEquals(values, Arrays.copyOf(row, values.length), 1e-12);
      }
      assertEquals(0, strategy.remaining());
    }
  }

  private void prepare(double[][] rows) {
    double[] values = new double[rows.length * space.size()];
    for (int r = 0; r < rows.length; r++) {
      System.arraycopy(rows[r], 0, values, r * space.size(), rows[r].length);
    }
    var chunk = new ActionChunk(sequence++, 0, 20_000_000L, rows.length, space.size(), values);
    assertTrue(gate.judge(chunk, 1, 0, prepared).accepted());
  }

  private static double[][] rows(JsonNode array) {
    double[][] rows = new double[array.size()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = numbers(array.get(i));
    }
    return rows;
  }

  private static double[][] timedRows(JsonNode array) {
    double[][] rows = new double[array.size()][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = numbers(array.get(i).get(1));
    }
    return rows;
  }

  private static PrefixSchedule schedule(JsonNode name) {
    return PrefixSchedule.valueOf(name.asText().toUpperCase(Locale.ROOT));
  }

  private static double[] flat(JsonNode rows) {
    return Arrays.stream(rows(rows)).flatMapToDouble(Arrays::stream).toArray();
  }

  private static double[] numbers(JsonNode array) {
    double[] out = new double[array.size()];
    for (int i = 0; i < out.length; i++) {
      out[i] = array.get(i).asDouble();
    }
    return out;
  }

  private static double[] minus(double[] a, double[] b) {
    double[] out = new double[a.length];
    for (int i = 0; i < out.length; i++) {
      out[i] = a[i] - b[i];
    }
    return out;
  }

  private static void add(double[] x, double[] v, double factor) {
    for (int i = 0; i < x.length; i++) {
      x[i] += factor * v[i];
    }
  }
}
