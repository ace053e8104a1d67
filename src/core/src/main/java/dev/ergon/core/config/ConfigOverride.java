package dev.ergon.core.config;

import dev.ergon.core.config.ConfigNode.Content;
import dev.ergon.core.error.InvalidInputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One {@code path=value} from the command line.
 *
 * @param label how errors name it
 * @param keys the path's parts, at least one
 * @param value YAML
 */
record ConfigOverride(String label, List<String> keys, String value) {
  private static final int MAX_KEYS = 32;

  static ConfigOverride parse(String override) {
    int equals = override.indexOf('=');
    String label =
        "override '"
            + (override.length() <= 200 ? override : override.substring(0, 200) + "...")
            + "'";
    String path = equals < 0 ? "" : override.substring(0, equals).strip();
    List<String> keys = List.of(path.split("\\.", -1));
    if (keys.size() > MAX_KEYS || keys.stream().anyMatch(String::isBlank)) {
      throw new InvalidInputException(
          label + ": wanted a dotted path, '=' and a value, as in policy.kind=expert");
    }
    return new ConfigOverride(label, keys, override.substring(equals + 1));
  }

  ConfigNode applyTo(ConfigNode root) {
    return set(root, 0);
  }

  private ConfigNode set(ConfigNode node, int depth) {
    if (depth == keys.size()) {
      return YamlTree.read(value, node.path(), line -> label);
    }
    String key = keys.get(depth);
    if (node.content() instanceof Content.Sequence sequence) {
      List<ConfigNode> items = new ArrayList<>(sequence.items());
      int index = index(key, node, items.size());
      items.set(index, set(items.get(index), depth + 1));
      return node.withContent(new Content.Sequence(items));
    }
    if (node.content() instanceof Content.Scalar && !node.isAbsent()) {
      throw new InvalidInputException(
          label
              + ": '"
              + node.path()
              + "' is the value "
              + node.shown()
              + " ("
              + node.location()
              + ") and has no key '"
              + key
              + "'");
    }
    Map<String, ConfigNode> children = new LinkedHashMap<>(node.children());
    ConfigNode old =
        children.getOrDefault(
            key, new ConfigNode(label, node.childPath(key), new Content.Scalar("", true)));
    children.put(key, set(old, depth + 1));
    return node.withContent(new Content.Mapping(children));
  }

  private int index(String key, ConfigNode list, int size) {
    if (key.matches("\\d{1,6}") && Integer.parseInt(key) < size) {
      return Integer.parseInt(key);
    }
    throw new InvalidInputException(
        label
            + ": '"
            + list.path()
            + "' is a list of "
            + size
            + " ("
            + list.location()
            + "): got the index '"
            + key
            + "', wanted 0.."
            + (size - 1));
  }
}
