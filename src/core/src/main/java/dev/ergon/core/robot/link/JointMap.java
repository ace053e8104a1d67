package dev.ergon.core.robot.link;

import dev.ergon.core.config.Default;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.robot.RobotModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a robot's joints are called and counted on its wire: {@code wire = direction * scale *
 * position + offset}. Immutable.
 */
public final class JointMap {
  /**
   * One joint on the wire.
   *
   * @param name the wire's name for it, or null for the model's
   * @param direction 1, or -1 where the wire counts the other way round
   * @param scale the wire's units per rad or m, > 0
   * @param offsetRad where the wire's zero lies, in its own units
   */
  public record Entry(
      @Nullable String name,
      @Default("1") int direction,
      @Default("1") double scale,
      @Default("0 rad") double offsetRad) {
    static final Entry SAME = new Entry(null, 1, 1, 0);

    public Entry {
      if (direction != 1 && direction != -1) {
        throw new IllegalArgumentException("direction: got " + direction + ", wanted 1 or -1");
      }
      if (!(scale > 0) || !Double.isFinite(scale) || !Double.isFinite(offsetRad)) {
        throw new IllegalArgumentException(
            "scale and offset: got " + scale + " and " + offsetRad + ", wanted > 0 and finite");
      }
    }

    double factor() {
      return direction * scale;
    }
  }

  private final List<String> wireNames = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();
  private final Map<String, Integer> indices = new HashMap<>();

  /**
   * @param byJoint entries by the model's joint names; a joint without one is on the wire as it is
   *     in the model
   * @throws InvalidInputException if an entry names no actuated joint, or two share a wire name
   */
  public JointMap(RobotModel model, Map<String, Entry> byJoint) {
    for (String joint : model.actuatedNames()) {
      Entry entry = byJoint.getOrDefault(joint, Entry.SAME);
      String wire = entry.name() == null ? joint : entry.name();
      if (indices.put(wire, entries.size()) != null) {
        throw new InvalidInputException("joints: two joints are called '" + wire + "' on the wire");
      }
      wireNames.add(wire);
      entries.add(entry);
    }
    var unknown = new HashSet<>(byJoint.keySet());
    unknown.removeAll(model.actuatedNames());
    if (!unknown.isEmpty()) {
      throw new InvalidInputException(
          "joints: robot '"
              + model.name()
              + "' has no actuated joint "
              + unknown
              + ", it has "
              + model.actuatedNames());
    }
  }

  /** The wire's names, in the model's actuated order. */
  public List<String> wireNames() {
    return List.copyOf(wireNames);
  }

  public int size() {
    return entries.size();
  }

  /** The joint that the wire calls {@code name}, or -1. */
  public int indexOf(String name) {
    return indices.getOrDefault(name, -1);
  }

  /** A position of joint {@code index} as the wire counts it. */
  public double toWire(int index, double position) {
    Entry entry = entries.get(index);
    return entry.factor() * position + entry.offsetRad();
  }

  /** A rate of joint {@code index} as the wire counts it. */
  public double rateToWire(int index, double rate) {
    return entries.get(index).factor() * rate;
  }

  /** A position that the wire gives for joint {@code index}. */
  public double fromWire(int index, double wire) {
    Entry entry = entries.get(index);
    return (wire - entry.offsetRad()) / entry.factor();
  }

  /** A rate that the wire gives for joint {@code index}. */
  public double rateFromWire(int index, double wire) {
    return wire / entries.get(index).factor();
  }
}
