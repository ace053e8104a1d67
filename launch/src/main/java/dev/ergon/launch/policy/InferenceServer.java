package dev.ergon.launch.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ergon.core.error.ErgonException;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.launch.output.Json;
import dev.ergon.launch.tokenizer.BoundedLines;
import dev.ergon.policy.runtime.BundleModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;

/** Answers each line with a line, in order, flushed; what is refused is an answer too. */
final class InferenceServer {
  /** A line that was not answered. */
  record Refusal(String error, String message) {}

  private final ObjectMapper mapper = new ObjectMapper();
  private final BundleModel model;
  private final int maxTokens;
  private final boolean questions;

  /**
   * @param questions whether lines are questions where they do not say
   */
  InferenceServer(BundleModel model, int maxTokens, boolean questions) {
    this.model = model;
    this.maxTokens = maxTokens;
    this.questions = questions;
  }

  /** Serves until {@code in} ends or nobody reads {@code out} any more. */
  void serve(InputStream in, PrintWriter out) {
    BoundedLines lines = new BoundedLines(in);
    boolean heard = true;
    for (var line = lines.next(); line != null && heard; line = lines.next()) {
      out.print(answer(line) + "\n");
      heard = !out.checkError(); // flushes as well
    }
  }

  private String answer(BoundedLines.Line line) {
    try {
      if (line.tooLong()) {
        throw new InvalidInputException(
            "line: is longer than " + BoundedLines.MAX_BYTES + " bytes");
      }
      var request = InferenceRequest.of(mapper.readTree(line.bytes()), questions);
      return Json.oneLine(request.answer(model, maxTokens));
    } catch (JsonProcessingException e) {
      return refused("bad_input", "line: is not JSON: " + e.getOriginalMessage());
    } catch (InvalidInputException e) {
      return refused("bad_input", e.getMessage());
    } catch (ErgonException e) {
      return refused("failed", e.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String refused(String error, String message) {
    return Json.oneLine(new Refusal(error, message));
  }
}
