package dev.ergon.launch.world;

import dev.ergon.sim.embedded.world.WorldState;

/**
 * The simulated world as it is.
 *
 * @param loaded the id of the last request that was carried out; empty before the first
 */
public record WorldReport(String loaded, WorldState world) {}
