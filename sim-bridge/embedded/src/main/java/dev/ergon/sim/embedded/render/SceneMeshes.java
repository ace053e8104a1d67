package dev.ergon.sim.embedded.render;

import dev.ergon.sim.embedded.scene.SolidShape;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps the surfaces of the shapes drawn last, so that a scene's are made once. */
final class SceneMeshes {
  private static final int KEPT = 256;

  /**
   * @param seen what the camera draws
   * @param shadow what casts its shadow
   * @param reachM the radius of a ball about the origin that holds it
   */
  record ShapeMeshes(Mesh seen, Mesh shadow, double reachM) {}

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
      Mesh seen = PrimitiveMeshes.FINE.of(shape);
      entry = new ShapeMeshes(seen, PrimitiveMeshes.COARSE.of(shape), seen.reachM());
      entries.put(shape, entry);
    }
    return entry;
  }
}
