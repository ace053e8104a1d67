package dev.ergon.tokenizer.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ActionTokenizersFigureTest {
  private static final Path FIGURE = Path.of("../docs/figures/action-tokenizers.svg");

  /** With {@code -Dergon.figures.write=true} the figure is written instead. */
  @Test
  void theDocumentationShowsWhatTheTokenizersDo() throws IOException {
    String drawn = new ActionTokenizersFigure().draw();
    if (Boolean.getBoolean("ergon.figures.write")) {
      Files.createDirectories(FIGURE.getParent());
      Files.writeString(FIGURE, drawn);
    }
    assertEquals(Files.readString(FIGURE), drawn);
  }
}
