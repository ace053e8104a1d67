package dev.ergon.transport.ros1.name;

import dev.ergon.core.error.InvalidInputException;
import java.util.regex.Pattern;

/**
 * A name in the graph: global ({@code /a/b}), relative ({@code a/b}) or private ({@code ~a}).
 *
 * @param text without a slash at its end; {@code /} for the root
 */
public record GraphName(String text) {
  private static final int MAX_LENGTH = 512;
  private static final Pattern FORM = Pattern.compile("~?/?([A-Za-z]\\w*)(/[A-Za-z_]\\w*)*|/|~");

  public GraphName {
    text = text.replaceAll("/{2,}", "/");
    if (text.length() > 1 && text.endsWith("/")) {
      text = text.substring(0, text.length() - 1);
    }
    if (text.length() > MAX_LENGTH || !FORM.matcher(text).matches()) {
      throw new InvalidInputException(
          "ROS name: got '"
              + text.substring(0, Math.min(text.length(), 80))
              + "', wanted letters, digits and _ between slashes, starting with a letter, / or ~");
    }
  }

  public static GraphName of(String text) {
    return new GraphName(text);
  }

  public boolean isGlobal() {
    return text.startsWith("/");
  }

  public boolean isPrivate() {
    return text.startsWith("~");
  }

  /** The namespace that this global name lies in: {@code /a} for {@code /a/b}. */
  public GraphName namespace() {
    int slash = text.lastIndexOf('/');
    return new GraphName(slash <= 0 ? "/" : text.substring(0, slash));
  }

  /** This namespace's {@code name}; a global name stays what it is. */
  public GraphName join(GraphName name) {
    if (name.isGlobal()) {
      return name;
    }
    return new GraphName((text.equals("/") ? "" : text) + "/" + name.text);
  }

  /** Whether this is {@code other}, or lies in it. */
  public boolean isWithin(GraphName other) {
    return equals(other) || other.text.equals("/") || text.startsWith(other.text + "/");
  }

  @Override
  public String toString() {
    return text;
  }
}
