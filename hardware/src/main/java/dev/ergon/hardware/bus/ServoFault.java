package dev.ergon.hardware.bus;

/** What a servo can say is wrong with it. */
public enum ServoFault {
  VOLTAGE("supply voltage out of its range"),
  ENCODER("position sensor broken"),
  TEMPERATURE("too hot"),
  CURRENT("too much current"),
  OVERLOAD("overloaded"),
  ELECTRICAL("electrical shock or circuit fault");

  private final String text;

  ServoFault(String text) {
    this.text = text;
  }

  /** In words. */
  public String text() {
    return text;
  }

  /** Its bit in a set of faults. */
  public int bit() {
    return 1 << ordinal();
  }

  /** A set of faults in words. */
  public static String describe(int faultBits) {
    StringBuilder words = new StringBuilder();
    for (ServoFault fault : values()) {
      if ((faultBits & fault.bit()) != 0) {
        words.append(words.isEmpty() ? "" : ", ").append(fault.text);
      }
    }
    return words.toString();
  }
}
