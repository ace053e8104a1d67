package dev.ergon.system.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class EvalTest {
  @Test
  void anEpisodeDoesNotDependOnWhatRunsBesideIt() throws IOException {
    JsonNode one = eval("--episodes", "12", "--seed", "7", "--jobs", "1");
    JsonNode two = eval("--episodes", "12", "--seed", "7", "--jobs", "2");
    assertEquals(12, one.path("episodes").size());
    assertEquals(one.path("episodes"), two.path("episodes"));
    assertEquals(6, one.path("by_task").size());
  }

  @Test
  void wrongNumbersAreRefusedBeforeAnythingRuns() {
    Ergon eval = Ergon.run("eval", "--episodes", "0");
    assertEquals(2, eval.exit());
    assertTrue(eval.err().contains("--episodes"), eval::err);
    assertEquals(2, Ergon.run("eval", "--suite", "kitchen").exit());
    assertEquals(2, Ergon.run("eval", "--policy", "nobody", "--episodes", "1").exit());
  }

  private static JsonNode eval(String... options) throws IOException {
    String[] arguments = new String[options.length + 2];
    arguments[0] = "eval";
    arguments[1] = "--json";
    System.arraycopy(options, 0, arguments, 2, options.length);
    Ergon eval = Ergon.run(arguments);
    assertEquals(0, eval.exit(), eval::err);
    return new ObjectMapper().readTree(eval.out());
  }
}
