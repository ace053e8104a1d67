package dev.ergon.launch.tokenizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ergon.tokenizer.TokenizerException;
import java.io.InputStream;
import java.io.PrintWriter;

/** Answers each line with a line, in order, flushed; what it refuses is an answer too. */
final class LineServer {
  /** What becomes of one line. */
  interface Answer {
    /**
     * @throws TokenizerException if the line is refused
     */
    ObjectNode to(JsonNode line);
  }

  private LineServer() {}

  /** Serves until {@code in} ends or nobody reads {@code out} any more. */
  static void serve(InputStream in, PrintWriter out, Answer answer) {
    BoundedLines lines = new BoundedLines(in);
    boolean heard = true;
    for (var line = lines.next(); line != null && heard; line = lines.next()) {
      ObjectNode reply;
      try {
        reply = answer.to(LineJson.parse(line));
      } catch (TokenizerException e) {
        reply = LineJson.refusal(e);
      }
      out.print(LineJson.text(reply) + "\n");
      heard = !out.checkError(); // flushes as well
    }
  }
}
