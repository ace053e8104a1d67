package dev.ergon.sim.embedded.scene;

import java.util.List;
import java.util.Optional;

/**
 * Everything that a picture of the world at one instant depends on, except its size in pixels.
 *
 * @param stampNanos on the simulator's clock
 * @param viewpoints one per camera; names are unique
 */
public record WorldView(
    long stampNanos, List<Solid> solids, Lighting lighting, List<Viewpoint> viewpoints) {
  public WorldView {
    solids = List.copyOf(solids);
    viewpoints = List.copyOf(viewpoints);
  }

  public Optional<Viewpoint> viewpoint(String camera) {
    return viewpoints.stream().filter(v -> v.camera().equals(camera)).findFirst();
  }
}
