package dev.ergon.hardware.feetech;

/** The registers of an STS3215 that the driver uses; those below 40 survive a power cut. */
enum StsRegister {
  MODEL(3, 2),
  RETURN_DELAY(7, 1),
  MIN_POSITION(9, 2),
  MAX_POSITION(11, 2),
  HOMING_OFFSET(31, 2),
  MODE(33, 1),
  TORQUE_ENABLE(40, 1),
  GOAL_POSITION(42, 2),
  LOCK(55, 1),
  PRESENT_POSITION(56, 2),
  PRESENT_SPEED(58, 2),
  PRESENT_LOAD(60, 2),
  PRESENT_VOLTAGE(62, 1),
  PRESENT_TEMPERATURE(63, 1),
  STATUS(65, 1);

  private static final int FIRST_VOLATILE = 40;

  private final int address;
  private final int size;

  StsRegister(int address, int size) {
    this.address = address;
    this.size = size;
  }

  int address() {
    return address;
  }

  /** 1 or 2 bytes. */
  int size() {
    return size;
  }

  /** Whether it can be written only while the lock register is 0. */
  boolean isLocked() {
    return address < FIRST_VOLATILE;
  }
}
