package dev.ergon.sim.embedded.physics;

import dev.ergon.core.geometry.Transform;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rigid body to be made.
 *
 * @param role what it collides with
 * @param xWorldBody {@code X_WB}
 * @param parts its collision shape, one or more, overlapping or not
 * @param mass null for a body that never moves, or whose mass follows from {@code densityKgPerM3}
 * @param densityKgPerM3 used where {@code mass} is null; 0 for a body that never moves
 * @param friction Coulomb's coefficient; two touching bodies share the geometric mean
 * @param weightless whether gravity passes it by, as for the gravity-compensated links of an arm
 */
public record BodySpec(
    Role role,
    Transform xWorldBody,
    List<Part> parts,
    @Nullable MassSpec mass,
    double densityKgPerM3,
    double friction,
    boolean weightless) {

  /** Who collides with whom: nothing with its own kind, except objects. */
  public enum Role {
    /** The table; never moves. */
    FIXTURE,
    /** A link of the robot. */
    ROBOT,
    /** A thing on the table. */
    OBJECT
  }

  /** A convex piece of a body, placed by {@code X_BP}. */
  public record Part(Transform xBodyPart, ConvexShape shape) {}

  public BodySpec {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("body: got no parts, wanted at least one");
    }
  }

  /** Whether it never moves. */
  public boolean isFixed() {
    return mass == null && densityKgPerM3 == 0;
  }

  /** A body that never moves. */
  public static BodySpec fixed(Role role, Transform xWorldBody, List<Part> parts, double friction) {
    return new BodySpec(role, xWorldBody, parts, null, 0, friction, true);
  }

  /** A body of even density that falls. */
  public static BodySpec solid(
      Transform xWorldBody, List<Part> parts, double densityKgPerM3, double friction) {
    return new BodySpec(Role.OBJECT, xWorldBody, parts, null, densityKgPerM3, friction, false);
  }
}
