package dev.ergon.launch.doctor;

/**
 * One thing looked for on this host.
 *
 * @param item what it is
 * @param ok whether it is there and good enough
 * @param found what was found
 * @param gives what it gives, or would give
 * @param remedy what to do to have it; empty where it is there
 */
public record Finding(String item, boolean ok, String found, String gives, String remedy) {}
