package dev.ergon.control;

import dev.ergon.control.chunk.ChunkOptions;
import dev.ergon.control.chunk.GateOptions;
import dev.ergon.control.envelope.EnvelopeOptions;
import dev.ergon.control.gripper.GripperOptions;
import dev.ergon.control.kinematics.DampingOptions;
import dev.ergon.control.log.CommandLogOptions;
import dev.ergon.control.motion.PlannerOptions;
import dev.ergon.control.state.Deadlines;
import dev.ergon.control.torque.TorqueOptions;
import dev.ergon.core.config.ConfigNode;
import dev.ergon.core.config.ConfigReader;
import dev.ergon.core.config.Default;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be chosen about control; units stand in the names. What the robot's own
 * description limits is never exceeded, whatever stands here.
 *
 * @param rateHz cycles per second, 50..2000
 * @param speedScale the part of the joints' velocity limits that is used, in (0, 1]
 * @param accelerationScale likewise, acceleration
 * @param jerkScale likewise, jerk
 * @param defaults limits for joints whose description gives none
 * @param tool how the tool is moved
 * @param envelope what the safety envelope holds
 * @param torque joint torques, for robots that take them
 * @param chunks how chunks are executed
 * @param gate what the policy may say
 * @param deadlines how long to wait for whom
 * @param gripper how the gripper is told and judged
 * @param trackingLimitRad how far an arm joint may be from its command before it is a fault, rad or
 *     m
 * @param commandLog where runs leave their command log; null for none
 */
public record ControlConfig(
    @Default("250 Hz") int rateHz,
    @Default("1") double speedScale,
    @Default("1") double accelerationScale,
    @Default("0.1") double jerkScale,
    @Default("{}") DefaultLimits defaults,
    @Default("{}") ToolMotion tool,
    @Default("{}") EnvelopeOptions envelope,
    @Default("{}") TorqueOptions torque,
    @Default("{}") ChunkOptions chunks,
    @Default("{}") GateOptions gate,
    @Default("{}") Deadlines deadlines,
    @Default("{}") GripperOptions gripper,
    @Default("0.5 rad") double trackingLimitRad,
    @Nullable CommandLogOptions commandLog) {

  /** Limits for joints whose description gives none: those that turn, then those that slide. */
  public record DefaultLimits(
      @Default("1.5 rad/s") double turnVelocityRadPerS,
      @Default("10 rad/s2") double turnAccelerationRadPerS2,
      @Default("500 rad/s3") double turnJerkRadPerS3,
      @Default("0.2 m/s") double slideVelocityMPerS,
      @Default("2 m/s2") double slideAccelerationMPerS2,
      @Default("100 m/s3") double slideJerkMPerS3) {}

  /**
   * How the tool is moved.
   *
   * @param linearSpeedMPerS the speed that an action is stretched to keep
   * @param angularSpeedRadPerS likewise, rotation
   * @param linearAccelerationMPerS2 how hard motion brakes at the end of what is known
   * @param angularAccelerationRadPerS2 likewise, rotation
   * @param linearLeashM how far the commanded goal may run ahead of an arm that cannot follow
   * @param angularLeashRad likewise, rotation and joints
   */
  public record ToolMotion(
      @Default("0.5 m/s") double linearSpeedMPerS,
      @Default("2 rad/s") double angularSpeedRadPerS,
      @Default("5 m/s2") double linearAccelerationMPerS2,
      @Default("20 rad/s2") double angularAccelerationRadPerS2,
      @Default("2 cm") double linearLeashM,
      @Default("0.1 rad") double angularLeashRad) {}

  /** What an empty configuration means. */
  public static final ControlConfig DEFAULT = of();

  private static final double GOAL_INSET_M = 1e-3;

  /**
   * The defaults with overrides, each {@code key.path=value} as on the command line: {@code
   * of("rate=1 kHz", "chunks.strategy=async_overlap")}.
   *
   * @throws dev.ergon.core.error.InvalidInputException if a key is unknown or a value does not fit
   */
  public static ControlConfig of(String... overrides) {
    ConfigNode node = ConfigReader.read("control", "{}");
    for (String override : overrides) {
      node = node.withOverride(override);
    }
    return node.bind(ControlConfig.class);
  }

  public ControlConfig {
    if (rateHz < 50 || rateHz > 2000) {
      throw new IllegalArgumentException("control rate: got " + rateHz + " Hz, wanted 50..2000 Hz");
    }
    requireScale("speed_scale", speedScale);
    requireScale("acceleration_scale", accelerationScale);
    requireScale("jerk_scale", jerkScale);
    if (!(trackingLimitRad > 0)) {
      throw new IllegalArgumentException(
          "control tracking_limit: got " + trackingLimitRad + " rad, wanted > 0");
    }
  }

  /** The time between two cycles, ns. */
  public long periodNanos() {
    return 1_000_000_000L / rateHz;
  }

  /** How the planner moves the tool. */
  PlannerOptions plannerOptions() {
    // Goals stay off the envelope's bound, or it would have to push back all the time.
    double inset = envelope.clearanceM() + GOAL_INSET_M;
    double[] lower = envelope.workspace().lower();
    double[] upper = envelope.workspace().upper();
    for (int k = 0; k < 3; k++) {
      lower[k] += inset;
      upper[k] -= inset;
    }
    return new PlannerOptions(
        tool.linearSpeedMPerS(),
        tool.angularSpeedRadPerS(),
        tool.linearAccelerationMPerS2(),
        tool.angularAccelerationRadPerS2(),
        tool.linearLeashM(),
        tool.angularLeashRad(),
        lower,
        upper,
        DampingOptions.DEFAULT);
  }

  private static void requireScale(String key, double scale) {
    if (!(scale > 0 && scale <= 1)) {
      throw new IllegalArgumentException("control " + key + ": got " + scale + ", wanted (0, 1]");
    }
  }
}
