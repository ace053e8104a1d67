package dev.ergon.launch.mqtt;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Reads JSON requests strictly: one object, UTF-8, no key twice, nothing after it. */
final class JsonRequests {
  private static final int MAX_DEPTH = 8;
  private static final int MAX_STRING = 8192;
  private static final int MAX_NUMBER = 40;
  private static final Set<String> INSTRUCTION_KEYS =
      Set.of("version", "id", "text", "priority", "timeoutSeconds", "timestamp");
  private static final Set<String> CONTROL_KEYS =
      Set.of("version", "id", "source", "reason", "timestamp");
  private static final double MAX_TIMEOUT_SECONDS = 86_400;
  private static final double NANOS_PER_SECOND = 1e9;

  private final ObjectReader reader =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxStringLength(MAX_STRING)
                          .maxNumberLength(MAX_NUMBER)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .configure(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION, false)
          .build()
          .readerFor(JsonNode.class);

  SentInstruction instruction(byte[] payload) throws RefusedException {
    JsonFields fields = read(payload, INSTRUCTION_KEYS);
    double seconds = fields.number("timeoutSeconds", 0);
    if (fields.has("timeoutSeconds") && !(seconds > 0 && seconds <= MAX_TIMEOUT_SECONDS)) {
      throw fields.refuse(
          RefusalCode.OUT_OF_RANGE,
          "timeoutSeconds: got " + seconds + ", wanted more than 0, at most 86400");
    }
    return new SentInstruction(
        fields.id(),
        fields.requiredText("text"),
        fields.integer("priority", 0),
        (long) (seconds * NANOS_PER_SECOND),
        fields.instant("timestamp"));
  }

  /** A cancel, stop or reset request. */
  ControlRequest control(byte[] payload) throws RefusedException {
    JsonFields fields = read(payload, CONTROL_KEYS);
    return new ControlRequest(
        fields.id(), fields.text("source"), fields.text("reason"), fields.instant("timestamp"));
  }

  private JsonFields read(byte[] payload, Set<String> keys) throws RefusedException {
    JsonNode root;
    try {
      root = reader.readTree(decode(payload));
    } catch (JsonProcessingException e) {
      throw new RefusedException(
          RefusalCode.BAD_JSON,
          null,
          "wanted one JSON object, got bad JSON"
              + (e.getLocation() == null ? "" : " at column " + e.getLocation().getColumnNr())
              + ": "
              + e.getOriginalMessage());
    }
    if (!(root instanceof ObjectNode object)) {
      throw new RefusedException(
          RefusalCode.BAD_JSON,
          null,
          "wanted one JSON object, got " + (root.isMissingNode() ? "nothing" : root.getNodeType()));
    }
    var fields = new JsonFields(object);
    fields.requireVersion();
    fields.requireOnly(keys);
    return fields;
  }

  private static String decode(byte[] payload) throws RefusedException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(payload)).toString();
    } catch (CharacterCodingException e) {
      throw new RefusedException(
          RefusalCode.BAD_UTF8, null, "the payload is not UTF-8 (" + e.getMessage() + ")");
    }
  }
}
