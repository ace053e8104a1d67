package dev.ergon.control.gripper;

import org.jspecify.annotations.Nullable;

/**
 * Turns open fractions into a position of the gripper's joint, and judges from what is measured
 * whether it opened, closed, or closed on something. Where it is configured to, it finds out first
 * how far it opens. Owned by the control thread. Real-time safe.
 */
public final class GripperMachine {
  /** How long it must stand still before that means something. */
  static final long SETTLE_NANOS = 100_000_000L;

  private final GripperOptions options;
  private final double closed;
  private final @Nullable GripperHoming homing;
  private double open;
  private boolean homed;
  private GripperState state = GripperState.UNKNOWN;
  private double fraction = Double.NaN;
  private double pending = Double.NaN;
  private long pendingSinceNanos;
  private long toldNanos;
  private long stillSinceNanos;

  /**
   * @param closedPosition the joint's position when closed: its lower limit
   * @param openPosition the joint's position when it can open no farther: its upper limit
   */
  public GripperMachine(GripperOptions options, double closedPosition, double openPosition) {
    this.options = options;
    closed = closedPosition;
    open = opened(openPosition);
    HomingOptions wanted = options.homing();
    homing =
        wanted == null
            ? null
            : new GripperHoming(wanted, closed, openPosition, options.restSpeedMPerS());
    homed = homing == null;
  }

  /** Takes the measured opening as what was told. */
  public void seed(double position) {
    double range = open - closed;
    fraction = range > 0 ? Math.max(0, Math.min(1, (position - closed) / range)) : 0;
    pending = fraction;
    state = GripperState.UNKNOWN;
    if (homing != null) {
      homing.restart();
    }
  }

  /** Tells it how far to be open, 0..1; NaN leaves it. */
  public void tell(double openFraction, long nowNanos) {
    if (Double.isNaN(openFraction)) {
      return;
    }
    double wanted = options.binary() ? (openFraction >= 0.5 ? 1 : 0) : openFraction;
    if (wanted != pending) {
      pending = wanted;
      pendingSinceNanos = nowNanos;
    }
  }

  /**
   * Follows what it was told and what is measured, once per cycle.
   *
   * @param effort what its drive measures, Nm or N; 0 where it measures none
   */
  public void update(double position, double speed, double effort, long nowNanos) {
    if (homing != null && !homed) {
      findStop(homing, position, speed, effort, nowNanos);
      return;
    }
    if (pending != fraction && nowNanos - pendingSinceNanos >= options.debounceNanos()) {
      state = pending > fraction ? GripperState.OPENING : GripperState.CLOSING;
      fraction = pending;
      toldNanos = nowNanos;
      stillSinceNanos = nowNanos;
    }
    if (!(Math.abs(speed) < options.restSpeedMPerS())) {
      stillSinceNanos = nowNanos;
    }
    boolean still = nowNanos - stillSinceNanos >= SETTLE_NANOS;
    boolean there = Math.abs(position - goal()) <= options.toleranceM();
    boolean late = nowNanos - toldNanos > options.moveTimeoutNanos();
    switch (state) {
      case OPENING, FAILED -> {
        if (there) {
          state = fraction > 0 ? GripperState.OPEN : GripperState.CLOSED;
        } else if (late) {
          state = GripperState.FAILED;
        }
      }
      case CLOSING -> {
        if (there) {
          state = GripperState.CLOSED;
        } else if (still && position > goal()) {
          state = GripperState.HOLDING;
        } else if (late) {
          state = GripperState.FAILED;
        }
      }
      case HOLDING -> {
        // What was held has slipped out: the fingers have met.
        if (there) {
          state = GripperState.CLOSED;
        }
      }
      case UNKNOWN, HOMING, OPEN, CLOSED -> {}
    }
  }

  private void findStop(
      GripperHoming search, double position, double speed, double effort, long nowNanos) {
    if (state == GripperState.FAILED) {
      return;
    }
    switch (search.update(position, speed, effort, nowNanos)) {
      case SEARCHING -> state = GripperState.HOMING;
      case FAILED -> state = GripperState.FAILED;
      case FOUND -> {
        open = opened(search.found());
        homed = true;
        fraction = 1;
        pending = 1;
        toldNanos = nowNanos;
        state = GripperState.OPEN;
      }
    }
  }

  private double opened(double limit) {
    return options.opening() < 1 ? closed + options.opening() * (limit - closed) : limit;
  }

  /** Whether it knows how far it opens. */
  public boolean isHomed() {
    return homed;
  }

  /** Where the gripper's joint shall be, in its unit. */
  public double goal() {
    return homing != null && state == GripperState.HOMING
        ? homing.goal()
        : closed + fraction * (open - closed);
  }

  /** How far it was told to be open, 0..1; NaN before the first telling. */
  public double fraction() {
    return fraction;
  }

  public GripperState state() {
    return state;
  }
}
