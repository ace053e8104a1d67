package dev.ergon.hardware.health;

import dev.ergon.hardware.bus.ServoFault;
import dev.ergon.hardware.bus.ServoReading;

/** Follows one motor from reading to reading. Owned by the thread of the bus. */
public final class MotorHealth {
  /** A checksum of eight bits lets one corrupt answer in 256 pass: one report is no fault yet. */
  private static final int CONFIRMATIONS = 2;

  private final String name;
  private final double maxTemperatureC;
  private long answered;
  private long missed;
  private int alarms;
  private int faultBits;

  /**
   * @param name of its joint
   * @param maxTemperatureC from where on it counts as too hot, below what the motor itself allows
   */
  public MotorHealth(String name, double maxTemperatureC) {
    this.name = name;
    this.maxTemperatureC = maxTemperatureC;
  }

  /** Takes the motor's reading of this cycle, answered or not. */
  public void update(ServoReading reading) {
    if (!reading.answered()) {
      missed++;
      return;
    }
    answered++;
    boolean hot = reading.temperatureC() >= maxTemperatureC;
    faultBits = reading.faultBits() | (hot ? ServoFault.TEMPERATURE.bit() : 0);
    alarms = faultBits == 0 ? 0 : alarms + 1;
  }

  /** Whether it must stop: it has reported a fault in two answers running. */
  public boolean isFaulty() {
    return alarms >= CONFIRMATIONS;
  }

  /** The fault, with the motor named. */
  public String faultText(ServoReading reading) {
    return "motor "
        + reading.id()
        + " '"
        + name
        + "': "
        + ServoFault.describe(faultBits)
        + " ("
        + Math.round(reading.temperatureC())
        + " degrees C, "
        + Math.round(reading.voltageV() * 10) / 10.0
        + " V, load "
        + Math.round(reading.loadFraction() * 100)
        + " %)";
  }

  public MotorReport report(ServoReading reading) {
    return new MotorReport(
        name,
        reading.id(),
        answered,
        missed,
        reading.voltageV(),
        reading.temperatureC(),
        reading.loadFraction(),
        ServoFault.describe(faultBits));
  }
}
