package dev.ergon.hardware.feetech;

import dev.ergon.hardware.bus.ServoFault;

/** The bits of a Feetech error byte and of the STATUS register, which are the same. */
final class FeetechFaults {
  private static final int VOLTAGE = 1;
  private static final int ENCODER = 1 << 1;
  private static final int TEMPERATURE = 1 << 2;
  private static final int CURRENT = 1 << 3;
  private static final int OVERLOAD = 1 << 5;

  private FeetechFaults() {}

  /** As bits of {@link ServoFault}. */
  static int decode(int error) {
    return bit(error, VOLTAGE, ServoFault.VOLTAGE)
        | bit(error, ENCODER, ServoFault.ENCODER)
        | bit(error, TEMPERATURE, ServoFault.TEMPERATURE)
        | bit(error, CURRENT, ServoFault.CURRENT)
        | bit(error, OVERLOAD, ServoFault.OVERLOAD);
  }

  private static int bit(int error, int mask, ServoFault fault) {
    return (error & mask) == 0 ? 0 : fault.bit();
  }
}
