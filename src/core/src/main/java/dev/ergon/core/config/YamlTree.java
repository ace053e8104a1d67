package dev.ergon.core.config;

import dev.ergon.core.config.ConfigNode.Content;
import dev.ergon.core.error.InvalidInputException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Builds nodes from the parser's events, so that depth, number and growth by aliases are bounded
 * while they arise.
 */
final class YamlTree {
  private static final int MAX_DEPTH = 32;
  private static final int MAX_NODES = 20_000;

  private final Iterator<Event> events;
  private final IntFunction<String> locationOfLine;
  private final Map<String, ConfigNode> anchors = new HashMap<>();
  private int nodes;

  private YamlTree(Iterator<Event> events, IntFunction<String> locationOfLine) {
    this.events = events;
    this.locationOfLine = locationOfLine;
  }

  /**
   * The one document in {@code text}; an absent value if it is empty.
   *
   * @param path the path of its root
   * @param locationOfLine names a line, counted from 1, for errors
   */
  static ConfigNode read(String text, String path, IntFunction<String> locationOfLine) {
    LoadSettings settings =
        LoadSettings.builder().setCodePointLimit(ConfigReader.MAX_BYTES).setUseMarks(true).build();
    try {
      return new YamlTree(new Parse(settings).parseString(text).iterator(), locationOfLine)
          .document(path);
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(m -> m.getLine() + 1).orElse(1);
      throw new InvalidInputException(
          locationOfLine.apply(line) + ": not valid YAML: " + e.getProblem(), e);
    } catch (YamlEngineException e) {
      throw new InvalidInputException(
          locationOfLine.apply(1) + ": not valid YAML: " + e.getMessage(), e);
    }
  }

  private ConfigNode document(String path) {
    ConfigNode root = new ConfigNode(locationOfLine.apply(1), path, new Content.Scalar("", true));
    boolean found = false;
    while (events.hasNext()) {
      Event event = events.next();
      if (event instanceof DocumentStartEvent) {
        if (found) {
          throw error(event, path, "got a second document, wanted one");
        }
        found = true;
        Event first = events.next();
        root = node(first, locationOf(first), path, 1);
      }
    }
    return root;
  }

  private ConfigNode node(Event event, String location, String path, int depth) {
    if (depth > MAX_DEPTH) {
      throw error(event, path, "is nested too deep, wanted at most " + MAX_DEPTH + " levels");
    }
    if (event instanceof AliasEvent alias) {
      return resolved(alias, location, path, depth);
    }
    count(event, path);
    requireNoTag(event, path);
    Content content;
    if (event instanceof ScalarEvent scalar) {
      content = new Content.Scalar(scalar.getValue(), scalar.isPlain());
    } else if (event instanceof SequenceStartEvent) {
      content = sequence(path, depth);
    } else if (event instanceof MappingStartEvent) {
      content = mapping(path, depth);
    } else {
      throw error(event, path, "got an unexpected " + event.getEventId());
    }
    ConfigNode node = new ConfigNode(location, path, content);
    if (event instanceof NodeEvent named) {
      named.getAnchor().ifPresent(a -> anchors.put(a.getValue(), node));
    }
    return node;
  }

  private Content sequence(String path, int depth) {
    List<ConfigNode> items = new ArrayList<>();
    for (Event event = events.next(); !isEnd(event); event = events.next()) {
      items.add(node(event, locationOf(event), path + "." + items.size(), depth + 1));
    }
    return new Content.Sequence(items);
  }

  private Content mapping(String path, int depth) {
    Map<String, ConfigNode> children = new LinkedHashMap<>();
    for (Event event = events.next(); !isEnd(event); event = events.next()) {
      if (!(event instanceof ScalarEvent key)) {
        throw error(event, path, "got a key that is not a plain name");
      }
      String name = key.getValue();
      String childPath = path.isEmpty() ? name : path + "." + name;
      ConfigNode child = node(events.next(), locationOf(event), childPath, depth + 1);
      if (children.put(name, child) != null) {
        throw error(event, childPath, "the key is there twice");
      }
    }
    return new Content.Mapping(children);
  }

  /** A copy of what the alias stands for, with the paths of its new place. */
  private ConfigNode resolved(AliasEvent alias, String location, String path, int depth) {
    ConfigNode target = anchors.get(alias.getAlias().getValue());
    if (target == null) {
      throw error(alias, path, "got the alias *" + alias.getAlias() + " before its anchor");
    }
    return copy(alias, target, location, path, depth);
  }

  private ConfigNode copy(
      AliasEvent alias, ConfigNode node, String location, String path, int depth) {
    count(alias, path);
    if (depth > MAX_DEPTH) {
      throw error(alias, path, "is nested too deep, wanted at most " + MAX_DEPTH + " levels");
    }
    Content content = node.content();
    if (content instanceof Content.Sequence sequence) {
      List<ConfigNode> items = new ArrayList<>();
      for (ConfigNode item : sequence.items()) {
        items.add(copy(alias, item, item.location(), path + "." + items.size(), depth + 1));
      }
      content = new Content.Sequence(items);
    } else if (content instanceof Content.Mapping mapping) {
      Map<String, ConfigNode> children = new LinkedHashMap<>();
      for (Map.Entry<String, ConfigNode> child : mapping.children().entrySet()) {
        ConfigNode value = child.getValue();
        children.put(
            child.getKey(),
            copy(alias, value, value.location(), path + "." + child.getKey(), depth + 1));
      }
      content = new Content.Mapping(children);
    }
    return new ConfigNode(location, path, content);
  }

  private void count(Event event, String path) {
    if (++nodes > MAX_NODES) {
      throw error(event, path, "is one value too many, wanted at most " + MAX_NODES);
    }
  }

  private void requireNoTag(Event event, String path) {
    Optional<String> tag = Optional.empty();
    if (event instanceof ScalarEvent scalar) {
      tag = scalar.getTag();
    } else if (event instanceof CollectionStartEvent collection) {
      tag = collection.getTag();
    }
    if (tag.isPresent()) {
      throw error(event, path, "got the tag '" + tag.get() + "', wanted a value without a tag");
    }
  }

  private InvalidInputException error(Event event, String path, String what) {
    String shortened = path.length() <= 200 ? path : path.substring(0, 200) + "...";
    return new InvalidInputException(
        locationOf(event) + ": " + (shortened.isEmpty() ? "" : shortened + ": ") + what);
  }

  private String locationOf(Event event) {
    return locationOfLine.apply(event.getStartMark().map(m -> m.getLine() + 1).orElse(1));
  }

  private static boolean isEnd(Event event) {
    return event.getEventId() == Event.ID.MappingEnd || event.getEventId() == Event.ID.SequenceEnd;
  }
}
