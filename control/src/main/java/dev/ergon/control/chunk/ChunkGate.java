package dev.ergon.control.chunk;

import dev.ergon.control.chunk.ChunkVerdict.Kind;
import dev.ergon.control.kinematics.So3;
import dev.ergon.core.action.ActionChunk;
import dev.ergon.core.action.ActionDimension;
import dev.ergon.core.action.ActionSpace;
import dev.ergon.core.action.GripperConvention;
import dev.ergon.core.action.RotationEncoding;
import dev.ergon.core.geometry.Quaternion;
import org.jspecify.annotations.Nullable;

/**
 * Judges chunks: nothing a policy says reaches the control thread around it. Values a little
 * outside their bounds are clamped (a decoder's last bin may stick out), values far outside mean
 * that policy and robot disagree on what the numbers are, and refuse the chunk. Owned by the
 * policy's thread; not real-time safe.
 */
public final class ChunkGate {
  private static final long MIN_STEP_NANOS = 1_000_000L;
  private static final long MAX_STEP_NANOS = 60_000_000_000L;
  private static final double QUATERNION_TOLERANCE = 0.01;

  private final ActionLayout layout;
  private final GateOptions options;
  private final double[] quaternion = new double[4];
  private long taskEpoch = Long.MIN_VALUE;
  private long lastSequence;
  private long lastObservationNanos;
  private boolean anyTaken;

  public ChunkGate(ActionLayout layout, GateOptions options) {
    this.layout = layout;
    this.options = options;
  }

  /**
   * Judges {@code chunk} and, where it is accepted, writes it to {@code out}.
   *
   * @param epoch the running task; order and duplicates are judged within one task
   */
  public ChunkVerdict judge(ActionChunk chunk, long epoch, long nowNanos, PreparedChunk out) {
    if (epoch != taskEpoch) {
      taskEpoch = epoch;
      anyTaken = false;
    }
    ChunkVerdict refusal = judgeHeader(chunk, nowNanos);
    if (refusal != null) {
      return refusal;
    }
    ChunkVerdict verdict = writeRows(chunk, out);
    if (verdict.accepted()) {
      out.rows = chunk.horizon();
      out.taskEpoch = epoch;
      out.sequence = chunk.sequence();
      out.observationStampNanos = chunk.observationStampNanos();
      out.stepPeriodNanos = chunk.stepPeriodNanos();
      lastSequence = chunk.sequence();
      lastObservationNanos = chunk.observationStampNanos();
      anyTaken = true;
    }
    return verdict;
  }

  private @Nullable ChunkVerdict judgeHeader(ActionChunk chunk, long nowNanos) {
    if (chunk.dimensions() != layout.space().size()) {
      return ChunkVerdict.refused(Kind.REFUSED_SHAPE, chunk.dimensions());
    }
    if (chunk.horizon() == 0) {
      return ChunkVerdict.refused(Kind.REFUSED_EMPTY, 0);
    }
    if (chunk.stepPeriodNanos() < MIN_STEP_NANOS || chunk.stepPeriodNanos() > MAX_STEP_NANOS) {
      return ChunkVerdict.refused(Kind.REFUSED_STEP_PERIOD, chunk.stepPeriodNanos());
    }
    if (anyTaken && chunk.sequence() == lastSequence) {
      return ChunkVerdict.refused(Kind.REFUSED_DUPLICATE, chunk.sequence());
    }
    if (anyTaken
        && (chunk.sequence() < lastSequence
            || chunk.observationStampNanos() < lastObservationNanos)) {
      return ChunkVerdict.refused(Kind.REFUSED_OUT_OF_ORDER, chunk.sequence());
    }
    // Nothing is added to the chunk's stamp: it comes from outside and might overflow.
    if (chunk.observationStampNanos() > nowNanos + options.futureToleranceNanos()) {
      return ChunkVerdict.refused(Kind.REFUSED_FUTURE, chunk.observationStampNanos());
    }
    if (chunk.observationStampNanos() < nowNanos - options.maxObservationAgeNanos()) {
      return ChunkVerdict.refused(
          Kind.REFUSED_STALE, (double) nowNanos - chunk.observationStampNanos());
    }
    return null;
  }

  private ChunkVerdict writeRows(ActionChunk chunk, PreparedChunk out) {
    ActionSpace space = layout.space();
    int clamped = 0;
    double[] row = new double[space.size()];
    for (int r = 0; r < chunk.horizon(); r++) {
      for (int d = 0; d < row.length; d++) {
        double value = chunk.value(r, d);
        if (!Double.isFinite(value)) {
          return ChunkVerdict.refusedAt(Kind.REFUSED_NOT_FINITE, r, d, value);
        }
        ActionDimension dimension = space.dimensions().get(d);
        double slack = options.boundsSlack() * (dimension.high() - dimension.low());
        if (value < dimension.low() - slack || value > dimension.high() + slack) {
          return ChunkVerdict.refusedAt(Kind.REFUSED_OUT_OF_BOUNDS, r, d, value);
        }
        row[d] = Math.max(dimension.low(), Math.min(dimension.high(), value));
        if (row[d] != value) {
          clamped++;
        }
      }
      if (!writeRow(row, chunk, r, out)) {
        return ChunkVerdict.refusedAt(
            Kind.REFUSED_NOT_UNIT_QUATERNION, r, layout.rotationAt(), row[layout.rotationAt()]);
      }
    }
    return new ChunkVerdict(Kind.ACCEPTED, -1, -1, 0, clamped);
  }

  /** Answers false where the quaternion is not one. */
  private boolean writeRow(double[] row, ActionChunk chunk, int r, PreparedChunk out) {
    int at = r * layout.width();
    switch (layout.motion()) {
      case TOOL -> {
        for (int i = 0; i < 3; i++) {
          out.values[at + i] = layout.positionAt() < 0 ? 0 : row[layout.positionAt() + i];
        }
        if (!decodeRotation(row)) {
          return false;
        }
        System.arraycopy(quaternion, 0, out.values, at + 3, 4);
      }
      case JOINT -> {
        double scale = layout.jointIsVelocity() ? chunk.stepPeriodNanos() * 1e-9 : 1;
        for (int j = 0; j < layout.motionWidth(); j++) {
          out.values[at + j] = row[layout.jointAt(j)] * scale;
        }
      }
      case NONE -> {}
    }
    GripperConvention convention = layout.space().gripper();
    out.values[at + layout.gripperIndex()] =
        layout.gripperAt() < 0 ? Double.NaN : convention.toOpenFraction(row[layout.gripperAt()]);
    out.values[at + layout.terminateIndex()] =
        layout.terminateAt() >= 0 && row[layout.terminateAt()] > 0.5 ? 1 : 0;
    return true;
  }

  private boolean decodeRotation(double[] row) {
    int at = layout.rotationAt();
    RotationEncoding encoding = at < 0 ? RotationEncoding.NONE : layout.space().rotation();
    switch (encoding) {
      case ROTATION_VECTOR -> So3.exp(row[at], row[at + 1], row[at + 2], quaternion);
      case ROLL_PITCH_YAW -> {
        Quaternion q = Quaternion.ofRollPitchYaw(row[at], row[at + 1], row[at + 2]);
        set(q.w(), q.x(), q.y(), q.z());
      }
      case QUATERNION -> {
        double w = row[at];
        double x = row[at + 1];
        double y = row[at + 2];
        double z = row[at + 3];
        double norm = Math.sqrt(w * w + x * x + y * y + z * z);
        if (!(Math.abs(norm - 1) <= QUATERNION_TOLERANCE)) {
          return false;
        }
        set(w / norm, x / norm, y / norm, z / norm);
      }
      case NONE -> set(1, 0, 0, 0);
    }
    return true;
  }

  private void set(double w, double x, double y, double z) {
    quaternion[0] = w;
    quaternion[1] = x;
    quaternion[2] = y;
    quaternion[3] = z;
  }
}
