package dev.ergon.policy.runtime.bundle;

import dev.ergon.core.geometry.Vec3;
import dev.ergon.core.observation.Observation;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;

/**
 * The state vector that the bundle's state encoder takes.
 *
 * @param token the added token whose rows the encoded state replaces
 * @param values what the vector holds, in order
 */
public record StateSpec(String token, List<Value> values) {
  /** A part of the vector. */
  public enum Value {
    /** Of every actuated joint, the gripper's last; rad or m. */
    JOINT_POSITIONS,
    /** Likewise; rad/s or m/s. */
    JOINT_VELOCITIES,
    /** The tool's x, y, z in the base frame; m. */
    TOOL_POSITION,
    /** The tool's unit quaternion w, x, y, z in the base frame. */
    TOOL_ROTATION,
    /**
     * The tool's x axis and y axis in the base frame: six numbers that turn without a jump, where a
     * quaternion changes sign (Zhou et al. 2019, "On the continuity of rotation representations").
     */
    TOOL_AXES,
    /** Of the gripper's joint, the last actuated one; rad or m. */
    GRIPPER_POSITION
  }

  public StateSpec {
    values = List.copyOf(values);
    if (token.isBlank() || values.isEmpty()) {
      throw new IllegalArgumentException(
          "state: got token '" + token + "' and values " + values + ", wanted both");
    }
  }

  /** The vector that {@code observation} gives. */
  public double[] vector(Observation observation) {
    return values.stream().flatMapToDouble(value -> part(value, observation)).toArray();
  }

  /** How many numbers the vector has; empty where that depends on the robot's joints. */
  public OptionalInt size() {
    int size = 0;
    for (Value value : values) {
      switch (value) {
        case JOINT_POSITIONS, JOINT_VELOCITIES -> {
          return OptionalInt.empty();
        }
        case TOOL_POSITION -> size += 3;
        case TOOL_ROTATION -> size += 4;
        case TOOL_AXES -> size += 6;
        case GRIPPER_POSITION -> size += 1;
      }
    }
    return OptionalInt.of(size);
  }

  private static DoubleStream part(Value value, Observation observation) {
    var at = observation.endEffector();
    return switch (value) {
      case JOINT_POSITIONS -> DoubleStream.of(observation.joints().position());
      case JOINT_VELOCITIES -> DoubleStream.of(observation.joints().velocity());
      case TOOL_POSITION ->
          DoubleStream.of(at.position().x(), at.position().y(), at.position().z());
      case TOOL_ROTATION ->
          DoubleStream.of(
              at.orientation().w(),
              at.orientation().x(),
              at.orientation().y(),
              at.orientation().z());
      case TOOL_AXES ->
          DoubleStream.concat(
              numbers(at.orientation().rotate(Vec3.X)), numbers(at.orientation().rotate(Vec3.Y)));
      case GRIPPER_POSITION ->
          DoubleStream.of(observation.joints().position(observation.joints().size() - 1));
    };
  }

  private static DoubleStream numbers(Vec3 v) {
    return DoubleStream.of(v.x(), v.y(), v.z());
  }
}
