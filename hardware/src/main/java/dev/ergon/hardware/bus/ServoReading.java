package dev.ergon.hardware.bus;

/** What one servo last said of itself. Reused every cycle; owned by the thread of the bus. */
public final class ServoReading {
  private final int id;
  private boolean answered;
  private int ticks;
  private double velocityTicksPerSec;
  private double loadFraction;
  private double voltageV;
  private double temperatureC;
  private int faultBits;

  public ServoReading(int id) {
    this.id = id;
  }

  public int id() {
    return id;
  }

  /** Whether it answered in this cycle; if not, the rest is older. */
  public boolean answered() {
    return answered;
  }

  /** Position in encoder ticks. */
  public int ticks() {
    return ticks;
  }

  public double velocityTicksPerSec() {
    return velocityTicksPerSec;
  }

  /** The drive's load against its rated torque, about -1..1. */
  public double loadFraction() {
    return loadFraction;
  }

  public double voltageV() {
    return voltageV;
  }

  /** Degrees Celsius. */
  public double temperatureC() {
    return temperatureC;
  }

  /** The {@link ServoFault#bit() bits} of what is wrong. */
  public int faultBits() {
    return faultBits;
  }

  /** Begins a cycle: nothing has answered yet. */
  public void expect() {
    answered = false;
  }

  public void setMotion(int newTicks, double newVelocityTicksPerSec, double newLoadFraction) {
    ticks = newTicks;
    velocityTicksPerSec = newVelocityTicksPerSec;
    loadFraction = newLoadFraction;
    answered = true;
  }

  public void setHealth(double newVoltageV, double newTemperatureC, int newFaultBits) {
    voltageV = newVoltageV;
    temperatureC = newTemperatureC;
    faultBits = newFaultBits;
  }
}
