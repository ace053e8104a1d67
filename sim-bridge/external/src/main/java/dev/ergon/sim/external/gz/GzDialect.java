package dev.ergon.sim.external.gz;

import com.google.protobuf.Descriptors.Descriptor;
import dev.ergon.core.error.InvalidInputException;
import java.util.Optional;

/** How messages are called on the wire; field numbers are the same in both. */
public enum GzDialect {
  /** gz-transport 12 and newer (Garden, Harmonic, Ionic, Jetty). */
  GZ("gz.msgs."),
  /** ign-transport 11 and older (Fortress, Debian 12). */
  IGNITION("ignition.msgs.");

  private final String prefix;

  GzDialect(String prefix) {
    this.prefix = prefix;
  }

  /** What this dialect calls a message, for example {@code gz.msgs.Image}. */
  public String typeName(Descriptor message) {
    return prefix + message.getName();
  }

  /**
   * The dialect that a person names, {@code gz} or {@code ignition}.
   *
   * @throws InvalidInputException if it is neither
   */
  public static GzDialect named(String name) {
    for (GzDialect dialect : values()) {
      if (dialect.name().equalsIgnoreCase(name)) {
        return dialect;
      }
    }
    throw new InvalidInputException("Gazebo types: got '" + name + "', wanted gz or ignition");
  }

  /** The dialect of a type's name, if it is one of the two. */
  public static Optional<GzDialect> of(String typeName) {
    for (GzDialect dialect : values()) {
      if (typeName.startsWith(dialect.prefix)) {
        return Optional.of(dialect);
      }
    }
    return Optional.empty();
  }

  /** Whether {@code typeName} means {@code message}, in either dialect. */
  public static boolean isNameOf(String typeName, Descriptor message) {
    return of(typeName).map(d -> d.typeName(message).equals(typeName)).orElse(false);
  }
}
