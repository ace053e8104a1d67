package dev.ergon.sim.embedded.scene;

import dev.ergon.core.geometry.Transform;
import dev.ergon.core.geometry.Vec3;

/** Where on the table things are placed, and how large the table is. Metres, world frame. */
public final class WorkArea {
  public static final double MIN_X = 0.36;
  public static final double MAX_X = 0.64;
  public static final double MIN_Y = -0.22;
  public static final double MAX_Y = 0.22;

  public static final TableArea WHOLE = new TableArea(MIN_X, MAX_X, MIN_Y, MAX_Y);

  /** The table's slab, its top at z = 0. */
  public static final SolidShape.Box TABLE = new SolidShape.Box(new Vec3(1.1, 1.2, 0.04));

  /** {@code X_WT} of the slab's middle. */
  public static final Transform TABLE_POSE = Transform.ofTranslation(0.37, 0, -0.02);

  private WorkArea() {}
}
