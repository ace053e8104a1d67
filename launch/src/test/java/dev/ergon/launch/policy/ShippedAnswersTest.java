package dev.ergon.launch.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What the shipped policy says of a table with two bowls, a red cube, a cylinder and a star. */
class ShippedAnswersTest {
  private static final Path SHIPPED = Path.of("..", "policy", "checkpoints", "tabletop");
  private static final Path PICTURES = Path.of("src", "test", "resources", "pictures");

  @ParameterizedTest
  @CsvSource({
    "is there a red cube, yes",
    "is there a blue bowl, yes",
    "is there a green cube, no",
    "what do you hold, nothing"
  })
  void answersQuestionsInWords(String question, String answer) throws Exception {
    StringWriter out = new StringWriter();
    int status =
        new CommandLine(new PolicyCommand())
            .setOut(new PrintWriter(out))
            .execute(
                "infer",
                "--model",
                SHIPPED.toString(),
                "--image",
                PICTURES.resolve("front.png").toString(),
                "--image",
                PICTURES.resolve("wrist.png").toString(),
                "--state=0.44,0,0.26,1,0,0,0,-1,0,0.04",
                "--instruction",
                question,
                "--question");
    assertEquals(0, status);
    assertEquals(answer, new ObjectMapper().readTree(out.toString()).path("text").asText());
  }
}
