package dev.ergon.launch.world;

import dev.ergon.sim.embedded.scene.Scene;

/**
 * Asks a simulator to build its world anew.
 *
 * @param id 1..128 characters; a simulator carries out each id once, however often it hears it
 */
public record SceneRequest(String id, Scene scene) {
  public SceneRequest {
    if (id.isEmpty() || id.length() > 128) {
      throw new IllegalArgumentException("scene request id: wanted 1..128 characters");
    }
  }
}
