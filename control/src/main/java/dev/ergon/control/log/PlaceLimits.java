package dev.ergon.control.log;

import dev.ergon.control.envelope.Box;
import dev.ergon.control.envelope.EnvelopeOptions;
import dev.ergon.core.geometry.Vec3;
import dev.ergon.core.robot.RobotModel;

/**
 * Holds where the arm is against the configured places: the workspace, the table, keep-out boxes,
 * and itself. An arm that was found in a forbidden place may leave it, and go no further in. Owned
 * by one thread.
 */
final class PlaceLimits {
  private static final double ROUNDING_M = 1e-9;

  private final EnvelopeOptions options;
  private final PlacedArm arm;
  private final Room workspace = new Room("tool, room inside the workspace");
  private final Room table = new Room("links, room above the table");
  private final Room keepOut = new Room("links, room to the keep-out boxes");
  private final Room self = new Room("links, room to one another");
  private Vec3 lastTool = Vec3.ZERO;
  private boolean known;
  private double toolStepM;

  PlaceLimits(RobotModel model, EnvelopeOptions options) {
    this.options = options;
    arm = new PlacedArm(model);
  }

  /** Hears of what is broken. */
  interface Complaints {
    void broken(String what, double gotM);
  }

  /** Room that there is, m; negative where a limit is broken. */
  private static final class Room {
    private final String what;
    private double last;
    private double least = Double.POSITIVE_INFINITY;

    Room(String what) {
      this.what = what;
    }

    void judge(double now, boolean known, Complaints complaints) {
      if (known && !(now >= -ROUNDING_M || now >= last - ROUNDING_M)) {
        complaints.broken(what, now);
      }
      last = now;
      least = Math.min(least, now);
    }
  }

  /** The next place does not follow from the last one. */
  void startAnew() {
    known = false;
  }

  void look(double[] position, Complaints complaints) {
    arm.place(position);
    Vec3 tool = arm.tool();
    toolStepM = known ? tool.distanceTo(lastTool) : 0;
    lastTool = tool;
    workspace.judge(inside(tool, options.workspace()), known, complaints);
    Double height = options.tableHeightM();
    if (height != null) {
      table.judge(arm.aboveM(height), known, complaints);
    }
    if (!options.keepOut().isEmpty()) {
      double least = Double.POSITIVE_INFINITY;
      for (Box box : options.keepOut()) {
        least = Math.min(least, arm.fromBoxM(box.lowerM(), box.upperM()));
      }
      keepOut.judge(least, known, complaints);
    }
    if (options.selfCollision()) {
      self.judge(arm.fromItselfM(), known, complaints);
    }
    known = true;
  }

  private static double inside(Vec3 point, Box box) {
    Vec3 above = point.minus(box.lowerM());
    Vec3 below = box.upperM().minus(point);
    return Math.min(
        Math.min(above.x(), Math.min(above.y(), above.z())),
        Math.min(below.x(), Math.min(below.y(), below.z())));
  }

  /** How far the tool moved since the last place, m; 0 where it is not known. */
  double toolStepM() {
    return toolStepM;
  }

  /** The least room there was of each. */
  VerifierReport.LeastRoom leastRoom() {
    return new VerifierReport.LeastRoom(workspace.least, table.least, keepOut.least, self.least);
  }
}
