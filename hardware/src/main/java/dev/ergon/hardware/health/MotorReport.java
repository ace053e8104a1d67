package dev.ergon.hardware.health;

/**
 * How one motor is.
 *
 * @param name of its joint
 * @param id on its bus
 * @param answered in how many cycles it answered
 * @param missed in how many it did not, retries included
 * @param temperatureC degrees Celsius
 * @param fault what it reports to be wrong, in words; empty if nothing
 */
public record MotorReport(
    String name,
    int id,
    long answered,
    long missed,
    double voltageV,
    double temperatureC,
    double loadFraction,
    String fault) {}
