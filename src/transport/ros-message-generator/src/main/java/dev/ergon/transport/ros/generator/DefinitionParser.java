package dev.ergon.transport.ros.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one definition.
 *
 * @see <a href="http://wiki.ros.org/msg">ROS wiki, msg</a>
 */
final class DefinitionParser {
  private static final Pattern LINE =
      Pattern.compile("(?<base>[\\w/]+)(?<arity>\\[\\d*])?\\s+(?<name>[A-Za-z]\\w*)\\s*");
  private static final Pattern CONSTANT =
      Pattern.compile("(?<type>\\w+)\\s+(?<name>[A-Za-z]\\w*)\\s*=\\s*(?<value>.*)");
  private static final Pattern MARK = Pattern.compile("\\s*#\\s*@(ros[12])\\s*$");

  private final String rosPackage;
  private final String shortName;
  private final List<Field> fields = new ArrayList<>();
  private final List<Constant> constants = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder comment = new StringBuilder();
  private Presence presence = Presence.BOTH;

  private DefinitionParser(String rosPackage, String shortName) {
    this.rosPackage = rosPackage;
    this.shortName = shortName;
  }

  /**
   * The message that {@code lines} define.
   *
   * @throws IllegalArgumentException if a line is no field, constant or comment
   */
  static Definition parse(String rosPackage, String shortName, List<String> lines) {
    DefinitionParser parser = new DefinitionParser(rosPackage, shortName);
    lines.forEach(parser::line);
    return new Definition(
        rosPackage,
        shortName,
        parser.presence,
        parser.fields,
        parser.constants,
        parser.text.toString(),
        parser.comment.toString());
  }

  private void line(String raw) {
    Matcher mark = MARK.matcher(raw);
    Presence marked = Presence.BOTH;
    String line = raw.strip();
    if (mark.find()) {
      marked = mark.group(1).equals("ros1") ? Presence.ROS1 : Presence.ROS2;
      line = raw.substring(0, mark.start()).strip();
    }
    if (line.isEmpty()) {
      presence = marked == Presence.BOTH ? presence : marked;
    } else if (line.startsWith("#")) {
      describe(line.substring(1).strip());
    } else {
      member(line, marked);
    }
    if (marked != Presence.ROS2) {
      text.append(line).append('\n');
    }
  }

  private void describe(String words) {
    if (fields.isEmpty() && constants.isEmpty()) {
      comment.append(comment.isEmpty() ? "" : " ").append(words);
    }
  }

  private void member(String line, Presence marked) {
    Matcher constant = CONSTANT.matcher(line);
    if (constant.matches()) {
      constants.add(constant(line, constant));
      return;
    }
    Matcher field = LINE.matcher(line.replaceFirst("#.*", ""));
    if (!field.matches()) {
      throw wrong(line, "wanted 'TYPE name' or 'TYPE NAME = value'");
    }
    FieldType type = new FieldType(resolved(field.group("base")), arity(field.group("arity")));
    fields.add(new Field(type, field.group("name"), marked));
  }

  private Constant constant(String line, Matcher match) {
    String typeName = match.group("type");
    Primitive type =
        Primitive.of(typeName)
            .filter(p -> !p.isTime())
            .orElseThrow(() -> wrong(line, "wanted a constant of a built-in type"));
    String value = match.group("value");
    if (type != Primitive.STRING) {
      value = value.replaceFirst("#.*", "").strip();
    }
    return new Constant(type, typeName, match.group("name"), value);
  }

  private String resolved(String base) {
    if (base.equals("Header")) {
      return "std_msgs/Header";
    }
    return base.contains("/") || Primitive.of(base).isPresent() ? base : rosPackage + "/" + base;
  }

  private static FieldType.Arity arity(@Nullable String brackets) {
    if (brackets == null) {
      return new FieldType.One();
    }
    String length = brackets.substring(1, brackets.length() - 1);
    return length.isEmpty()
        ? new FieldType.Sequence()
        : new FieldType.Fixed(Integer.parseInt(length));
  }

  private IllegalArgumentException wrong(String line, String wanted) {
    return new IllegalArgumentException(
        rosPackage + "/" + shortName + ": got '" + line + "', " + wanted);
  }
}
