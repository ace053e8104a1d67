package dev.ergon.core.config;

import dev.ergon.core.error.InvalidInputException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value of a configuration file, a list of such values or a mapping of keys to them, each with
 * the place it stands at. Immutable.
 */
public final class ConfigNode {
  /** What a node holds. */
  sealed interface Content {
    /** A value without quotes ({@code plain}) or with them. */
    record Scalar(String text, boolean plain) implements Content {}

    record Sequence(List<ConfigNode> items) implements Content {
      public Sequence {
        items = List.copyOf(items);
      }
    }

    record Mapping(Map<String, ConfigNode> children) implements Content {
      public Mapping {
        children = Collections.unmodifiableMap(new LinkedHashMap<>(children));
      }
    }
  }

  private static final int SHOWN = 60;

  private final String location;
  private final String path;
  private final Content content;

  ConfigNode(String location, String path, Content content) {
    this.location = location;
    this.path = path;
    this.content = content;
  }

  /** Where it stands: {@code file:line}, or the override that set it. */
  public String location() {
    return location;
  }

  /** The dotted path from the file's root, for example {@code cameras.front.width}; empty there. */
  public String path() {
    return path;
  }

  /** The keys and values in the order of the file; empty where nothing stands. */
  public Map<String, ConfigNode> children() {
    if (isAbsent()) {
      return Map.of();
    }
    if (content instanceof Content.Mapping mapping) {
      return mapping.children();
    }
    throw error("got " + shown() + ", wanted keys with values");
  }

  /** The items of a list; empty where nothing stands. */
  public List<ConfigNode> items() {
    if (isAbsent()) {
      return List.of();
    }
    if (content instanceof Content.Sequence sequence) {
      return sequence.items();
    }
    throw error("got " + shown() + ", wanted a list");
  }

  /** The value as it is written, without quotes. */
  public String text() {
    if (content instanceof Content.Scalar scalar && !isAbsent()) {
      return scalar.text();
    }
    throw error("got " + shown() + ", wanted a single value");
  }

  /** The value of {@code key}; empty if the key is not there or has no value. */
  public Optional<ConfigNode> child(String key) {
    return Optional.ofNullable(children().get(key)).filter(c -> !c.isAbsent());
  }

  /** The value of {@code key}, which must be there. */
  public ConfigNode required(String key) {
    return child(key)
        .orElseThrow(
            () -> error("lacks the key '" + key + "'" + Spelling.hint(key, children().keySet())));
  }

  /** The single value of {@code key}, which must be there. */
  public String text(String key) {
    return required(key).text();
  }

  /** This mapping less {@code key}. */
  public ConfigNode without(String key) {
    Map<String, ConfigNode> rest = new LinkedHashMap<>(children());
    rest.remove(key);
    return new ConfigNode(location, path, new Content.Mapping(rest));
  }

  /**
   * This mapping as a record: one key for each component.
   *
   * <p>The key is the component's name in snake_case ({@code chunkLength} is {@code chunk_length}).
   * A number whose name ends in a unit ({@code periodNanos}, {@code speedMPerS}, {@code radiusM})
   * drops it from the key, and the value must carry a unit of that quantity: {@code period: 20 ms}.
   * Components are strings, booleans, numbers, {@code Vec3}, enums (in lower case), records, {@code
   * ConfigNode}, and lists or string-keyed maps of these. A component may be left out if it is
   * {@code @Nullable} or has a {@link Default}; no other key may stand there.
   *
   * @throws InvalidInputException naming place and key, if the mapping does not fit, or if the
   *     record's constructor refuses its values
   */
  public <T extends Record> T bind(Class<T> type) {
    return RecordBinder.bind(this, type);
  }

  /**
   * This configuration with one value replaced or added.
   *
   * @param override {@code path=value}: a dotted path from this node, with a list's items by index
   *     ({@code cameras.0.width=128}), and the value as YAML
   * @throws InvalidInputException naming the override, if it cannot be applied
   */
  public ConfigNode withOverride(String override) {
    return ConfigOverride.parse(override).applyTo(this);
  }

  /** An error about this node: place, path, then {@code what}. */
  public InvalidInputException error(String what) {
    return error(what, null);
  }

  InvalidInputException error(String what, @Nullable Throwable cause) {
    return new InvalidInputException(
        location + ": " + (path.isEmpty() ? "" : path + ": ") + what, cause);
  }

  /** Whether nothing stands here: an empty value, {@code ~} or {@code null}. */
  boolean isAbsent() {
    return content instanceof Content.Scalar scalar
        && scalar.plain()
        && (scalar.text().isEmpty() || scalar.text().equals("~") || scalar.text().equals("null"));
  }

  Content content() {
    return content;
  }

  String childPath(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  ConfigNode withContent(Content newContent) {
    return new ConfigNode(location, path, newContent);
  }

  /** What stands here, in words, cut short. */
  String shown() {
    if (isAbsent()) {
      return "no value";
    }
    String description = describe();
    return description.length() <= SHOWN ? description : description.substring(0, SHOWN) + "...";
  }

  private String describe() {
    if (content instanceof Content.Scalar scalar) {
      return '"' + scalar.text() + '"';
    }
    if (content instanceof Content.Sequence sequence) {
      return "a list of " + sequence.items().size();
    }
    return "the keys " + String.join(", ", children().keySet());
  }

  @Override
  public String toString() {
    return location + ": " + path + ": " + shown();
  }
}
