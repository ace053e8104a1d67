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
  private final Room atStop = new Room();

  /** How much room there is, m; negative where a limit is broken. */
  private static final class Room {
    double workspace;
    double keepOut;
    double self;

    void set(Room other) {
      workspace = other.workspace;
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
   * What forbids going to {@code next}, and to rest at {@code stop} after it.
   *
   * @param peak where the arm would be a cycle after {@code next} at the speed it cannot help
   *     reaching
   */
  EnvelopeLimit judge(double[] next, double[] peak, double[] stop) {
    frames.update(peak);
    writeTool(peakTool);
    measure(stop, atStop);
    measure(next, judged);
    writeTool(judgedTool);
    if (distance(judgedTool, tool) > maxStepM
        || distance(peakTool, judgedTool) > PEAK_SHARE * maxStepM) {
      return EnvelopeLimit.TOOL_SPEED;
    }
    if (isWorse(judged.workspace, room.workspace) || isWorse(atStop.workspace, room.workspace)) {
      return EnvelopeLimit.WORKSPACE;
    }
    if (isWorse(judged.keepOut, room.keepOut) || isWorse(atStop.keepOut, room.keepOut)) {
      return EnvelopeLimit.KEEP_OUT;
    }
    if (isWorse(judged.self, room.self) || isWorse(atStop.self, room.self)) {
      return EnvelopeLimit.SELF_COLLISION;
    }
    return EnvelopeLimit.NONE;
  }

  private static double distance(double[] a, double[] b) {
    double square = 0;
    for (int k = 0; k < 3; k++) {
      square += (a[k] - b[k]) * (a[k] - b[k]);
    }
    return Math.sqrt(square);
  }

  private static boolean isWorse(double there, double here) {
    return there < 0 && there < here;
  }

  private void measure(double[] position, Room out) {
    frames.update(position);
    out.workspace = Double.POSITIVE_INFINITY;
    for (int k = 0; k < 3; k++) {
      double inside =
          Math.min(frames.tool(k) - workspaceLower[k], workspaceUpper[k] - frames.tool(k));
      out.workspace = Math.min(out.workspace, inside - clearanceM);
    }
    out.keepOut = Double.POSITIVE_INFINITY;
    out.self = Double.POSITIVE_INFINITY;
    if (keepOutLower.length == 0 && !selfCollision && !hasTable) {
      return;
    }
    capsules.place(frames);
    if (hasTable) {
      out.keepOut = capsules.lowest() - tableHeight - clearanceM;
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
