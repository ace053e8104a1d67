package dev.ergon.sim.external.gz.internal;

/** The names of a service's types, as its server calls them. */
public record ServiceTypes(String request, String answer) {}
