package dev.ergon.transport.ros.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ergon.transport.ros.message.catalogue.MessageCatalogue;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Sums as Debian's {@code rosmsg md5} and {@code rossrv md5} print them; those of control_msgs are
 * made by Debian's genmsg.
 */
class MessageSumTest {
  static Stream<String> table() throws IOException {
    try (InputStream in = MessageSumTest.class.getResourceAsStream("md5.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8).lines();
    }
  }

  @ParameterizedTest
  @MethodSource("table")
  void theSumIsThatOfRos(String line) {
    String[] parts = line.split(" ");
    String sum =
        MessageCatalogue.message(parts[0])
            .map(MessageType::md5)
            .or(() -> MessageCatalogue.service(parts[0]).map(ServiceType::md5))
            .orElse("not known");

    assertEquals(parts[1], sum);
  }
}
