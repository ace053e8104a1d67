package dev.ergon.transport.mqtt.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * A certificate authority made for one test, with a certificate for a broker on 127.0.0.1 and one
 * for a client. All files are PEM in one folder.
 */
public record Certificates(Path folder) {
  /** Makes them with the openssl program; skips the calling test, saying why, without it. */
  public static Certificates make(Path folder) throws IOException {
    boolean there = Files.isExecutable(Path.of("/usr/bin/openssl"));
    if (!there) {
      System.err.println("SKIPPED: openssl is not installed");
    }
    Assumptions.assumeTrue(there, "openssl is not installed");
    var made = new Certificates(folder);
    made.openssl(
        "req -x509 -newkey rsa:2048 -nodes -days 2 -keyout ca.key -out ca.pem -subj /CN=test-ca");
    Files.writeString(folder.resolve("san.txt"), "subjectAltName=IP:127.0.0.1\n");
    made.issue("server", " -extfile san.txt");
    made.issue("client", "");
    return made;
  }

  public Path file(String name) {
    return folder.resolve(name);
  }

  private void issue(String name, String extra) throws IOException {
    openssl(
        "req -newkey rsa:2048 -nodes -keyout %1$s.key -out %1$s.csr -subj /CN=%1$s"
            .formatted(name));
    openssl(
        ("x509 -req -in %1$s.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -out %1$s.pem")
                .formatted(name)
            + extra);
  }

  private void openssl(String arguments) throws IOException {
    var command = new ArrayList<>(List.of("/usr/bin/openssl"));
    command.addAll(List.of(arguments.split(" ")));
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("openssl.log").toFile())
            .start();
    if (process.onExit().join().exitValue() != 0) {
      throw new IOException(Files.readString(folder.resolve("openssl.log")));
    }
  }
}
