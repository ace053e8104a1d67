package dev.ergon.transport.ros.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.ergon.transport.ros.message.catalogue.MessageCatalogue;
import dev.ergon.transport.ros.message.testing.RandomMessages;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every type of ROS 1 against ROS's own genpy, which reads what we write, finds the same values and
 * writes the same bytes. Needs the Debian packages python3-genpy and python3-genmsg.
 */
class GenpyTest {
  private static final String PYTHON = "/usr/bin/python3";
  private static final int MESSAGES_PER_TYPE = 20;

  @TempDir Path folder;
  private Process peer;
  private Writer questions;
  private BufferedReader answers;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    boolean possible = isPossible();
    if (!possible) {
      System.err.println("SKIPPED GenpyTest: apt-get install python3-genpy python3-genmsg");
    }
    Assumptions.assumeTrue(possible, "python3-genpy is not installed");
    Path program = folder.resolve("genpy_peer.py");
    try (InputStream in = GenpyTest.class.getResourceAsStream("genpy_peer.py")) {
      Files.copy(Objects.requireNonNull(in), program);
    }
    peer =
        new ProcessBuilder(PYTHON, program.toString())
            .redirectError(folder.resolve("errors.txt").toFile())
            .start();
    questions = peer.outputWriter(UTF_8);
    answers = peer.inputReader(UTF_8);
  }

  @AfterEach
  void end() {
    if (peer != null) {
      peer.destroyForcibly();
    }
  }

  @Test
  void genpyReadsTheSameValuesAndWritesTheSameBytes() throws IOException {
    for (MessageType<?> type : MessageCatalogue.messages()) {
      if (type.wires().contains(Wire.ROS1)) {
        for (long seed = 0; seed < MESSAGES_PER_TYPE; seed++) {
          compare(type, seed);
        }
      }
    }
  }

  private void compare(MessageType<?> type, long seed) throws IOException {
    Message message = new RandomMessages(seed).next(type);
    Base64.Encoder base64 = Base64.getEncoder();
    String bytes = base64.encodeToString(Wire.ROS1.encode(message));
    String definition = base64.encodeToString(type.definition().getBytes(UTF_8));
    questions.write(type.name() + " " + definition + "- " + bytes + "-\n");
    questions.flush();
    String answer = answers.readLine();
    assertNotNull(answer, () -> type + ": " + errors());
    List<String> values = new ArrayList<>();
    flatten(message, values);
    String wanted = (bytes.isEmpty() ? "-" : bytes) + " " + String.join(" ", values);
    assertEquals((type.md5() + " " + wanted).strip(), answer.strip(), type::name);
  }

  /** The values in the order of the definition, as the peer prints them. */
  private static void flatten(Object value, List<String> values) {
    if (value instanceof Octets octets) {
      for (byte octet : octets.toBytes()) {
        values.add(Integer.toString(octet & 0xFF));
      }
    } else if (value instanceof Record record) {
      for (RecordComponent component : record.getClass().getRecordComponents()) {
        flatten(valueOf(record, component), values);
      }
    } else if (value instanceof List<?> list) {
      list.forEach(each -> flatten(each, values));
    } else if (value.getClass().isArray()) {
      for (int i = 0; i < Array.getLength(value); i++) {
        flatten(Array.get(value, i), values);
      }
    } else if (value instanceof String text) {
      values.add(text.isEmpty() ? "-" : HexFormat.of().formatHex(text.getBytes(UTF_8)));
    } else if (value instanceof Float || value instanceof Double) {
      long bits = Double.doubleToLongBits(((Number) value).doubleValue());
      values.add(HexFormat.of().toHexDigits(bits));
    } else if (value instanceof Boolean bool) {
      values.add(bool ? "1" : "0");
    } else {
      values.add(value.toString());
    }
  }

  private static Object valueOf(Record record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError("cannot read " + component, e);
    }
  }

  private String errors() {
    try {
      return Files.readString(folder.resolve("errors.txt"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static boolean isPossible() throws IOException, InterruptedException {
    return Files.isExecutable(Path.of(PYTHON))
        && new ProcessBuilder(PYTHON, "-c", "import genpy.dynamic, genmsg").start().waitFor() == 0;
  }
}
