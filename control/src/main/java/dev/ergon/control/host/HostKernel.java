package dev.ergon.control.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The kernel that a loop runs under, for reports: how late a thread may wake is the kernel's affair
 * first of all.
 *
 * @param release for example {@code 6.1.0-21-amd64}
 * @param preemption {@code PREEMPT_RT}, {@code PREEMPT_DYNAMIC}, {@code PREEMPT}, or {@code none
 *     stated}
 */
public record HostKernel(String release, String preemption) {
  private static final Pattern MODEL = Pattern.compile("PREEMPT\\w*");

  /** This host's. Not real-time safe. */
  public static HostKernel ofThisHost() {
    return of(Path.of("/"));
  }

  /** As the files under {@code root} say; on another system than Linux, as Java says. */
  static HostKernel of(Path root) {
    String release =
        read(
            root.resolve("proc/sys/kernel/osrelease"),
            System.getProperty("os.name") + " " + System.getProperty("os.version"));
    if (read(root.resolve("sys/kernel/realtime"), "0").equals("1")) {
      return new HostKernel(release, "PREEMPT_RT");
    }
    Matcher model = MODEL.matcher(read(root.resolve("proc/sys/kernel/version"), ""));
    return new HostKernel(release, model.find() ? model.group() : "none stated");
  }

  private static String read(Path file, String otherwise) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      return otherwise;
    }
  }

  /** On one line. */
  public String line() {
    return "kernel " + release + ", preemption " + preemption;
  }
}
