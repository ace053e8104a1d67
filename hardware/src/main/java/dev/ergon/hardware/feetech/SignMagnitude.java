package dev.ergon.hardware.feetech;

/** Signed register values: a magnitude below the sign bit. */
enum SignMagnitude {
  POSITION(15),
  SPEED(15),
  LOAD(10),
  HOMING_OFFSET(11);

  private final int signBit;

  SignMagnitude(int bit) {
    this.signBit = 1 << bit;
  }

  int decode(int raw) {
    int magnitude = raw & (signBit - 1);
    return (raw & signBit) == 0 ? magnitude : -magnitude;
  }

  /** A magnitude that does not fit becomes the largest that does. */
  int encode(int value) {
    int magnitude = Math.min(Math.abs(value), signBit - 1);
    return value < 0 ? magnitude | signBit : magnitude;
  }

  /** The largest magnitude. */
  int most() {
    return signBit - 1;
  }
}
