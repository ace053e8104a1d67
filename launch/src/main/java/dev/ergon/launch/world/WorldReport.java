package dev.ergon.launch.world;

import dev.ergon.sim.embedded.scene.TableArea;
import dev.ergon.sim.embedded.world.WorldState;

/**
 * The simulated world as it is.
 *
 * @param loaded the id of the last request that was carried out; empty before the first
 * @param reach where on the table the arm can do what tasks ask
 */
public record WorldReport(String loaded, TableArea reach, WorldState world) {}
