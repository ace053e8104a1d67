package dev.ergon.transport.ros2.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ergon.transport.ros.message.MessageType;
import dev.ergon.transport.ros.message.Wire;
import dev.ergon.transport.ros.message.catalogue.MessageCatalogue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A program on Cyclone DDS: built from {@code peer.c} and from IDL that follows the message
 * definitions, by the host's {@code idlc} and {@code gcc}.
 */
public final class CyclonePeer implements AutoCloseable {
  private static final String CONFIGURATION =
      "<CycloneDDS><Domain id=\"any\"><General><Interfaces><NetworkInterface name=\"lo\""
          + " multicast=\"true\"/></Interfaces><AllowMulticast>true</AllowMulticast></General>"
          + "<Discovery><ParticipantIndex>auto</ParticipantIndex><Peers>"
          + "<Peer address=\"127.0.0.1\"/></Peers></Discovery></Domain></CycloneDDS>";
  private static final long END_SECONDS = 10;

  private final Process process;
  private final BufferedReader output;

  private CyclonePeer(Process process) {
    this.process = process;
    this.output = process.inputReader(UTF_8);
  }

  /** Skips the test, saying why, where the host cannot build the peer. */
  public static void assumeAvailable() {
    for (String program : List.of("idlc", "gcc")) {
      boolean there =
          Arrays.stream(Objects.requireNonNullElse(System.getenv("PATH"), "").split(":"))
              .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
      if (!there) {
        System.out.println(
            "skipped: no " + program + " here; install cyclonedds-dev, cyclonedds-tools and gcc");
      }
      assumeTrue(there, "no " + program + " on the PATH");
    }
  }

  /** Builds the program in {@code folder}. */
  public static Path build(Path folder) throws IOException, InterruptedException {
    List<MessageType<?>> all = MessageCatalogue.messages();
    Files.writeString(folder.resolve("messages.idl"), IdlText.of(all));
    Files.writeString(
        folder.resolve("types.h"),
        all.stream()
            .filter(t -> t.wires().contains(Wire.ROS2))
            .map(t -> "TYPE(\"%s\", %s_desc)\n".formatted(topicWord(t), cName(t)))
            .collect(Collectors.joining()));
    try (InputStream source = CyclonePeer.class.getResourceAsStream("peer.c")) {
      Files.write(folder.resolve("peer.c"), Objects.requireNonNull(source).readAllBytes());
    }
    run(folder, "idlc", "-l", "c", "messages.idl");
    run(folder, "gcc", "-O1", "-o", "peer", "peer.c", "messages.c", "-lddsc");
    return folder.resolve("peer");
  }

  /**
   * The last word of the topics on which a type is echoed: {@code in/WORD} and {@code out/WORD}.
   */
  public static String topicWord(MessageType<?> type) {
    return type.name().replace('/', '_');
  }

  public static CyclonePeer start(Path program, int domainId, String... arguments)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(program.toString());
    builder.command().addAll(List.of(arguments));
    builder.environment().put("CYCLONEDDS_URI", CONFIGURATION.replace("any", "" + domainId));
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    return new CyclonePeer(builder.start());
  }

  /** Waits for the program's word that it listens. */
  public void awaitReady() throws IOException {
    assertEquals("ready", output.readLine());
  }

  /** Waits until a reader of pictures knows a publisher. */
  public void awaitMatched() throws IOException {
    assertEquals("matched", output.readLine());
  }

  /** What it still prints, until it ends by itself. */
  public List<String> remainingLines() throws IOException {
    return output.lines().toList();
  }

  /** Ends the program by closing its input. */
  @Override
  public void close() throws IOException, InterruptedException {
    process.outputWriter().close();
    if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }

  private static String cName(MessageType<?> type) {
    return type.ddsName().replace("::", "_");
  }

  private static void run(Path folder, String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said;
    try (var reader = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      said = reader.lines().collect(Collectors.joining("\n"));
    }
    assertTrue(process.waitFor(1, TimeUnit.MINUTES), command[0] + " does not end");
    assertEquals(0, process.exitValue(), said);
  }
}
