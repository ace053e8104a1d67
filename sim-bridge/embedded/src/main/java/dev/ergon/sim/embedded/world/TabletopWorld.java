package dev.ergon.sim.embedded.world;

import dev.ergon.sim.embedded.scene.Scene;
import dev.ergon.sim.embedded.scene.TableArea;

/**
 * A simulated table whose truth can be seen and which can be laid out anew: the simulator of this
 * process, or one at the other end of a wire. Used by the runner's thread.
 */
public interface TabletopWorld {
  /**
   * The truth now.
   *
   * @throws dev.ergon.core.error.HostLacksException if it cannot be known, as over a broken wire
   */
  WorldState world();

  /**
   * Where on the table the arm can do what tasks ask.
   *
   * @throws dev.ergon.core.error.HostLacksException as in {@link #world}
   */
  TableArea reach();

  /**
   * Builds the world anew: objects where the scene puts them and settled, the arm at home and at
   * rest.
   *
   * @throws dev.ergon.core.error.HostLacksException as in {@link #world}
   */
  void load(Scene scene);
}
