package dev.ergon.hardware.dynamixel;

import dev.ergon.hardware.bus.ServoFault;

/** The bits of the hardware error register of the X series. */
final class HardwareErrors {
  private static final int VOLTAGE = 1;
  private static final int TEMPERATURE = 1 << 2;
  private static final int ENCODER = 1 << 3;
  private static final int ELECTRICAL = 1 << 4;
  private static final int OVERLOAD = 1 << 5;

  private HardwareErrors() {}

  /** As bits of {@link ServoFault}. */
  static int decode(int error) {
    return bit(error, VOLTAGE, ServoFault.VOLTAGE)
        | bit(error, TEMPERATURE, ServoFault.TEMPERATURE)
        | bit(error, ENCODER, ServoFault.ENCODER)
        | bit(error, ELECTRICAL, ServoFault.ELECTRICAL)
        | bit(error, OVERLOAD, ServoFault.OVERLOAD);
  }

  private static int bit(int error, int mask, ServoFault fault) {
    return (error & mask) == 0 ? 0 : fault.bit();
  }
}
