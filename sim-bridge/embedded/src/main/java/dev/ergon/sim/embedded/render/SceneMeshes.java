package dev.ergon.sim.embedded.render;

import dev.ergon.sim.embedded.scene.SolidShape;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps the surfaces of the shapes drawn last, so that a scene's are made once. */
final class SceneMeshes {
  private static final int KEPT = 256;

  /**
   * @param fine for pictures
   * @param coarse for shadows, and for pictures that show it small
   * @param reachM the radius of a ball about the origin that holds it
   */
  record ShapeMeshes(Mesh fine, Mesh coarse, double reachM) {}

  private final Map<SolidShape, ShapeMeshes> entries =
      new LinkedHashMap<>(2 * KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<SolidShape, ShapeMeshes> eldest) {
          return size() > KEPT;
        }
      };

  ShapeMeshes of(SolidShape shape) {
    ShapeMeshes entry = entries.get(shape);
    if (entry == null) {
      Mesh fine = PrimitiveMeshes.FINE.of(shape);
      entry = new ShapeMeshes(fine, PrimitiveMeshes.COARSE.of(shape), fine.reachM());
      entries.put(shape, entry);
    }
    return entry;
  }
}
