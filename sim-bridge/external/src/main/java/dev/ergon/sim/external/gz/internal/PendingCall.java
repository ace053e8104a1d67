package dev.ergon.sim.external.gz.internal;

import java.util.concurrent.CompletableFuture;

/** An answer to come, and how to give up waiting for it. */
public record PendingCall(CompletableFuture<ServiceAnswer> answer, Runnable giveUp) {}
