package dev.ergon.hardware.servo;

import java.util.concurrent.CompletableFuture;

/**
 * Somebody wants the motors on.
 *
 * @param stopsSeen how many stops had been asked for by then; a later one revokes the request
 * @param done completed by the thread of the bus
 */
record EnableRequest(int stopsSeen, CompletableFuture<Void> done) {}
