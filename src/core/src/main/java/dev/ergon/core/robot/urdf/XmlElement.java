package dev.ergon.core.robot.urdf;

import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.geometry.Vec3;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One element of a parsed document, with the place it came from, so that whatever is wrong with it
 * can be said with file, line, element and attribute.
 *
 * @param source the file's name
 * @param line counted from 1
 * @param path the element and those around it, for example {@code robot/joint[elbow]/limit}
 */
record XmlElement(
    String source,
    int line,
    String path,
    String name,
    Map<String, String> attributes,
    List<XmlElement> children) {
  /** Plain decimal numbers: what Java also takes (1d, 0x1p3, NaN) has no place in a URDF. */
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

  private static final int SHOWN = 60;

  List<XmlElement> children(String childName) {
    return children.stream().filter(c -> c.name.equals(childName)).toList();
  }

  /** The only child of that name; empty if there is none. */
  Optional<XmlElement> child(String childName) {
    List<XmlElement> found = children(childName);
    if (found.size() > 1) {
      throw found.get(1).error("is there twice, wanted it at most once");
    }
    return found.stream().findFirst();
  }

  XmlElement requiredChild(String childName) {
    return child(childName).orElseThrow(() -> error("lacks the element <" + childName + ">"));
  }

  /** The attribute, without surrounding blanks; null if it is not there. */
  @Nullable String attribute(String key) {
    String value = attributes.get(key);
    return value == null ? null : value.strip();
  }

  /** The attribute, which must be there and not be blank. */
  String text(String key) {
    String value = attribute(key);
    if (value == null || value.isEmpty()) {
      throw error(
          "lacks the attribute '" + key + "'" + (value == null ? "" : ": its value is blank"));
    }
    return value;
  }

  /** The attribute as a finite number; it must be there. */
  double number(String key) {
    return parse(key, text(key));
  }

  /** The attribute as a finite number, or {@code otherwise} if it is not there. */
  double number(String key, double otherwise) {
    return attribute(key) == null ? otherwise : number(key);
  }

  /** The attribute as a finite number above zero, or {@code otherwise} if it is not there. */
  double positive(String key, double otherwise) {
    return attribute(key) == null ? otherwise : positive(key);
  }

  /** The attribute as a finite number above zero; it must be there. */
  double positive(String key) {
    double value = number(key);
    if (!(value > 0)) {
      throw attributeError(key, "a number > 0");
    }
    return value;
  }

  /** The attribute as {@code count} finite numbers, parted by blanks; it must be there. */
  double[] numbers(String key, int count) {
    String[] parts = text(key).split("\\s+", count + 1);
    if (parts.length != count) {
      throw attributeError(key, count + " numbers");
    }
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = parse(key, parts[i]);
    }
    return values;
  }

  /** The attribute as a vector, or {@code otherwise} if it is not there. */
  Vec3 vector(String key, Vec3 otherwise) {
    return attribute(key) == null ? otherwise : vector(key);
  }

  /** The attribute as a vector; it must be there. */
  Vec3 vector(String key) {
    double[] xyz = numbers(key, 3);
    return new Vec3(xyz[0], xyz[1], xyz[2]);
  }

  InvalidInputException error(String what) {
    return new InvalidInputException(source + ":" + line + ": " + path + " " + what);
  }

  InvalidInputException attributeError(String key, String wanted) {
    return new InvalidInputException(
        source
            + ":"
            + line
            + ": "
            + path
            + "@"
            + key
            + ": got \""
            + shown(String.valueOf(attribute(key)))
            + "\", wanted "
            + wanted);
  }

  private double parse(String key, String text) {
    if (text.length() <= 64 && NUMBER.matcher(text).matches()) {
      double value = Double.parseDouble(text);
      if (Double.isFinite(value)) {
        return value;
      }
    }
    throw attributeError(key, "finite decimal numbers");
  }

  private static String shown(String value) {
    return value.length() <= SHOWN ? value : value.substring(0, SHOWN) + "...";
  }
}
