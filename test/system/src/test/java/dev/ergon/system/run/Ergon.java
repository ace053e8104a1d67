package dev.ergon.system.run;

import dev.ergon.launch.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;

/** The command line, run in this process, with what it prints. */
record Ergon(int exit, String out, String err) {

  static Ergon run(String... arguments) {
    System.setProperty("ergon.home", home().toString());
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    int exit = line.execute(arguments);
    return new Ergon(exit, out.toString(), err.toString());
  }

  /** The folder with the {@code ergon} script. */
  static Path home() {
    Path at = Path.of("").toAbsolutePath();
    while (!Files.isRegularFile(at.resolve("ergon"))) {
      at = at.getParent();
      if (at == null) {
        throw new IllegalStateException("the tests run outside the project's folder");
      }
    }
    return at;
  }
}
