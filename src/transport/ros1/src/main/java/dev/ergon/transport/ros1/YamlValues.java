package dev.ergon.transport.ros1;

import dev.ergon.core.error.InvalidInputException;
import dev.ergon.transport.ros1.xmlrpc.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Parameter values as the command line writes them: YAML. Stateless. */
final class YamlValues {
  private static final int MAX_CHARACTERS = 1 << 20;
  private static final int MAX_DEPTH = 32;

  private YamlValues() {}

  static Value read(String text) {
    LoadSettings settings =
        LoadSettings.builder()
            .setCodePointLimit(MAX_CHARACTERS)
            .setMaxAliasesForCollections(0)
            .build();
    try {
      return value(new Load(settings).loadFromString(text), 0);
    } catch (YamlEngineException e) {
      throw new InvalidInputException("got '" + text + "', wanted YAML: " + e.getMessage(), e);
    }
  }

  private static Value value(@Nullable Object yaml, int depth) {
    if (depth > MAX_DEPTH) {
      throw new InvalidInputException("values nest deeper than " + MAX_DEPTH);
    }
    if (yaml instanceof Boolean truth) {
      return Value.of(truth);
    }
    if (yaml instanceof Integer number) {
      return Value.of(number);
    }
    if (yaml instanceof Number number) {
      return Value.of(number.doubleValue());
    }
    if (yaml instanceof List<?> items) {
      List<Value> values = new ArrayList<>();
      items.forEach(item -> values.add(value(item, depth + 1)));
      return Value.list(values);
    }
    if (yaml instanceof Map<?, ?> map) {
      Map<String, Value> members = new LinkedHashMap<>();
      map.forEach((key, item) -> members.put(String.valueOf(key), value(item, depth + 1)));
      return new Value.Struct(members);
    }
    return Value.of(yaml == null ? "" : yaml.toString());
  }
}
