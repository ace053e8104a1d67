package dev.ergon.sim.external.gz.internal;

/**
 * What came back from a service.
 *
 * @param success whether the service says that it did what was asked
 */
public record ServiceAnswer(boolean success, byte[] message) {}
