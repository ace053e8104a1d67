package dev.ergon.control.envelope;

import dev.ergon.core.robot.RobotModel;
import java.util.List;

/**
 * What is checked of the arm as a whole: the tool's speed, the tool inside the workspace, no link
 * in the table or a keep-out box, no link in another. A place that is worse than allowed may be
 * left but not entered further. Owned by the control thread. Real-time safe.
 */
final class ArmChecks {
  /** The part of the tool's speed limit that is allowed where the speed is foreseen, not known. */
  private static final double PEAK_SHARE = 0.85;

  /** A stop is looked at once for so much turning of all joints together, rad. */
  private static final double LOOK_RAD = 0.08;

  private static final int MOST_LOOKS = 8;

  /**
   * How far the way to rest may lie beside the line that is looked at, m: that much more is kept
   * from boxes, whose corners a link may pass on its way.
   */
  private static final double BESIDE_LINE_M = 0.005;

  private final ChainFrames frames;
  private final Capsules capsules;
  private final double[] workspaceLower;
  private final double[] workspaceUpper;
  private final double[][] keepOutLower;
  private final double[][] keepOutUpper;
  private final double tableHeight;
  private final boolean hasTable;
  private final boolean selfCollision;
  private final double clearanceM;
  private final double maxStepM;
  private final double[] tool = new double[3];
  private final double[] judgedTool = new double[3];
  private final double[] peakTool = new double[3];
  private final Room room = new Room();
  private final Room judged = new Room();
  private final Room between = new Room();
  private final double[] onTheWay;

  /** How much room there is, m; negative where a limit is broken. */
  private static final class Room {
    double workspace;
    double table;
    double keepOut;
    double self;

    void set(Room other) {
      workspace = other.workspace;
      table = other.table;
      keepOut = other.keepOut;
      self = other.self;
    }
  }

  ArmChecks(RobotModel model, EnvelopeOptions options, double cycleS) {
    frames = new ChainFrames(model);
    capsules = new Capsules(model);
    workspaceLower = options.workspace().lower();
    workspaceUpper = options.workspace().upper();
    List<Box> boxes = options.keepOut();
    keepOutLower = boxes.stream().map(Box::lower).toArray(double[][]::new);
    keepOutUpper = boxes.stream().map(Box::upper).toArray(double[][]::new);
    onTheWay = new double[model.actuatedCount()];
    hasTable = options.tableHeightM() != null;
    tableHeight = options.tableHeightM() == null ? 0 : options.tableHeightM();
    selfCollision = options.selfCollision();
    clearanceM = options.clearanceM();
    maxStepM = options.toolSpeedMPerS() * cycleS;
  }

  /** The arm is at {@code position}. */
  void seed(double[] position) {
    measure(position, judged);
    writeTool(judgedTool);
    accept();
  }

  /** The place judged last is where the arm is commanded to next. */
  void accept() {
    room.set(judged);
    System.arraycopy(judgedTool, 0, tool, 0, 3);
  }

  /**
   * What forbids going to {@code next}, and from there to rest at {@code stop}.
   *
   * @param peak where the arm would be a cycle after {@code next} at the speed it cannot help
   *     reaching
   */
  EnvelopeLimit judge(double[] next, double[] peak, double[] stop) {
    frames.update(peak);
    writeTool(peakTool);
    measure(next, judged);
    writeTool(judgedTool);
    if (distance(judgedTool, tool) > maxStepM
        || distance(peakTool, judgedTool) > PEAK_SHARE * maxStepM) {
      return EnvelopeLimit.TOOL_SPEED;
    }
    EnvelopeLimit there = forbids(judged, 0);
    return there == EnvelopeLimit.NONE ? lookAlong(next, stop) : there;
  }

  /**
   * What forbids the way to rest. All joints brake for the same time, so that the way is nearly the
   * straight line in joint space; a link that is free at both its ends may still pass a corner.
   */
  private EnvelopeLimit lookAlong(double[] next, double[] stop) {
    double turning = 0;
    for (int i = 0; i < onTheWay.length; i++) {
      turning += Math.abs(stop[i] - next[i]);
    }
    int looks = (int) Math.max(1, Math.min(MOST_LOOKS, Math.ceil(turning / LOOK_RAD)));
    for (int look = looks; look > 0; look--) {
      double share = (double) look / looks;
      for (int i = 0; i < onTheWay.length; i++) {
        onTheWay[i] = next[i] + share * (stop[i] - next[i]);
      }
      measure(onTheWay, between);
      EnvelopeLimit there = forbids(between, BESIDE_LINE_M);
      if (there != EnvelopeLimit.NONE) {
        return there;
      }
    }
    return EnvelopeLimit.NONE;
  }

  private EnvelopeLimit forbids(Room there, double boxReserveM) {
    if (isWorse(there.workspace, room.workspace, 0)) {
      return EnvelopeLimit.WORKSPACE;
    }
    if (isWorse(there.table, room.table, 0) || isWorse(there.keepOut, room.keepOut, boxReserveM)) {
      return EnvelopeLimit.KEEP_OUT;
    }
    return isWorse(there.self, room.self, 0) ? EnvelopeLimit.SELF_COLLISION : EnvelopeLimit.NONE;
  }

  private static double distance(double[] a, double[] b) {
    double square = 0;
    for (int k = 0; k < 3; k++) {
      square += (a[k] - b[k]) * (a[k] - b[k]);
    }
    return Math.sqrt(square);
  }

  private static boolean isWorse(double there, double here, double wanted) {
    return there < wanted && there < here;
  }

  private void measure(double[] position, Room out) {
    frames.update(position);
    out.workspace = Double.POSITIVE_INFINITY;
    for (int k = 0; k < 3; k++) {
      double inside =
          Math.min(frames.tool(k) - workspaceLower[k], workspaceUpper[k] - frames.tool(k));
      out.workspace = Math.min(out.workspace, inside - clearanceM);
    }
    out.table = Double.POSITIVE_INFINITY;
    out.keepOut = Double.POSITIVE_INFINITY;
    out.self = Double.POSITIVE_INFINITY;
    if (keepOutLower.length == 0 && !selfCollision && !hasTable) {
      return;
    }
    capsules.place(frames);
    if (hasTable) {
      out.table = capsules.lowest() - tableHeight - clearanceM;
    }
    for (int i = 0; i < keepOutLower.length; i++) {
      double gap = capsules.boxGap(keepOutLower[i], keepOutUpper[i]);
      out.keepOut = Math.min(out.keepOut, gap - clearanceM);
    }
    if (selfCollision) {
      out.self = capsules.selfGap() - clearanceM;
    }
  }

  private void writeTool(double[] out) {
    for (int k = 0; k < 3; k++) {
      out[k] = frames.tool(k);
    }
  }
}
