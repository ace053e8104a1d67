package dev.ergon.hardware.dynamixel;

/** The registers of an X-series servo that the driver uses. */
enum XRegister {
  MODE(11, 1),
  TORQUE_ENABLE(64, 1),
  HARDWARE_ERROR(70, 1),
  GOAL_POSITION(116, 4),
  PRESENT_LOAD(126, 2),
  PRESENT_VELOCITY(128, 4),
  PRESENT_POSITION(132, 4),
  PRESENT_VOLTAGE(144, 2),
  PRESENT_TEMPERATURE(146, 1);

  private final int address;
  private final int size;

  XRegister(int address, int size) {
    this.address = address;
    this.size = size;
  }

  int address() {
    return address;
  }

  /** 1, 2 or 4 bytes. */
  int size() {
    return size;
  }
}
