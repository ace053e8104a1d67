package dev.ergon.core.robot;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rigid body of the robot's tree. {@code inertial} is null where the description gives none. */
public record Link(
    String name, @Nullable Inertial inertial, List<Visual> visuals, List<Collision> collisions) {
  public Link {
    visuals = List.copyOf(visuals);
    collisions = List.copyOf(collisions);
  }
}
