package dev.ergon.launch.train;

import dev.ergon.sim.embedded.scene.Scene;
import dev.ergon.sim.embedded.task.Task;
import dev.ergon.sim.embedded.world.WorldState;

/**
 * A state to learn from.
 *
 * @param task what was being done when it arose
 */
record Moment(Scene scene, WorldState world, Task task, String instruction) {}
