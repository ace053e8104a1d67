package dev.ergon.launch.world;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.sim.embedded.scene.SolidShape;

/** Reports and requests as JSON text, keys in snake_case. Stateless; safe from any thread. */
public final class WorldMessages {
  private static final int MAX_CHARACTERS = 256 << 10;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .addMixIn(SolidShape.class, ShapeByName.class)
          .build();

  private WorldMessages() {}

  public static String write(WorldReport report) {
    return text(report);
  }

  public static String write(SceneRequest request) {
    return text(request);
  }

  /**
   * The report that {@code text} holds.
   *
   * @throws InvalidInputException if it holds none
   */
  public static WorldReport report(String text) {
    return read(text, WorldReport.class);
  }

  /**
   * The request that {@code text} holds.
   *
   * @throws InvalidInputException if it holds none
   */
  public static SceneRequest request(String text) {
    return read(text, SceneRequest.class);
  }

  private static String text(Record message) {
    try {
      return MAPPER.writeValueAsString(message);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a world message cannot be written as JSON", e);
    }
  }

  private static <T> T read(String text, Class<T> type) {
    if (text.length() > MAX_CHARACTERS) {
      throw new InvalidInputException(
          "world message: got " + text.length() + " characters, wanted at most " + MAX_CHARACTERS);
    }
    T message;
    try {
      message = MAPPER.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new InvalidInputException("world message: " + e.getOriginalMessage(), e);
    }
    if (message == null) {
      throw new InvalidInputException("world message: got null, wanted an object");
    }
    return message;
  }

  /** Names the kind of shape in the JSON object. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = SolidShape.Box.class, name = "box"),
    @JsonSubTypes.Type(value = SolidShape.Cylinder.class, name = "cylinder"),
    @JsonSubTypes.Type(value = SolidShape.Sphere.class, name = "sphere"),
    @JsonSubTypes.Type(value = SolidShape.StarPrism.class, name = "star_prism"),
    @JsonSubTypes.Type(value = SolidShape.OpenBowl.class, name = "open_bowl"),
    @JsonSubTypes.Type(value = SolidShape.OpenBox.class, name = "open_box")
  })
  private interface ShapeByName {}
}
