package dev.ergon.core.config;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A physical quantity: the suffix that names of numbers in its base unit end in, and the units that
 * a configuration may write it in.
 */
enum Quantity {
  DURATION("Nanos", "a duration", "ns=1 us=1e3 ms=1e6 s=1e9 min=60e9 h=3600e9"),
  LENGTH("M", "a length", "mm=1e-3 cm=1e-2 m=1 km=1e3"),
  ANGLE("Rad", "an angle", "rad=1 deg=" + Quantity.DEGREE),
  SPEED("MPerS", "a speed", "mm/s=1e-3 cm/s=1e-2 m/s=1"),
  ANGULAR_SPEED("RadPerS", "an angular speed", "rad/s=1 deg/s=" + Quantity.DEGREE),
  ACCELERATION("MPerS2", "an acceleration", "mm/s2=1e-3 cm/s2=1e-2 m/s2=1"),
  ANGULAR_ACCELERATION("RadPerS2", "an angular acceleration", "rad/s2=1 deg/s2=" + Quantity.DEGREE),
  JERK("MPerS3", "a jerk", "mm/s3=1e-3 cm/s3=1e-2 m/s3=1"),
  ANGULAR_JERK("RadPerS3", "an angular jerk", "rad/s3=1 deg/s3=" + Quantity.DEGREE),
  FREQUENCY("Hz", "a rate", "Hz=1 kHz=1e3 MHz=1e6"),
  SIZE("Bytes", "a size", "B=1 kB=1e3 MB=1e6 GB=1e9 KiB=1024 MiB=1048576 GiB=1073741824"),
  MASS("Kg", "a mass", "g=1e-3 kg=1"),
  FORCE("N", "a force", "mN=1e-3 N=1 kN=1e3"),
  TORQUE("Nm", "a torque", "mNm=1e-3 Nm=1"),
  VOLTAGE("V", "a voltage", "mV=1e-3 V=1"),
  CURRENT("A", "a current", "mA=1e-3 A=1");

  private static final String DEGREE = "0.017453292519943295769236907684886";
  private static final Pattern NUMBER_AND_UNIT =
      Pattern.compile("([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d{1,3})?)\\s*(\\S*)");

  private final String suffix;
  private final String noun;
  private final Map<String, BigDecimal> factors = new LinkedHashMap<>();

  Quantity(String suffix, String noun, String units) {
    this.suffix = suffix;
    this.noun = noun;
    for (String unit : units.split(" ", -1)) {
      int equals = unit.indexOf('=');
      factors.put(unit.substring(0, equals), new BigDecimal(unit.substring(equals + 1)));
    }
  }

  /** The quantity whose suffix a component's name ends in, the longest if several; or none. */
  static Optional<Quantity> ofName(String componentName) {
    Quantity found = null;
    for (Quantity quantity : values()) {
      if (quantity.ends(componentName)
          && (found == null || quantity.suffix.length() > found.suffix.length())) {
        found = quantity;
      }
    }
    return Optional.ofNullable(found);
  }

  /** The name less the suffix. */
  String stem(String componentName) {
    return componentName.substring(0, componentName.length() - suffix.length());
  }

  /** What is wanted, in words: {@code a duration with its unit (ns, us, ms, s, min or h)}. */
  String wanted() {
    List<String> units = new ArrayList<>(factors.keySet());
    String last = units.remove(units.size() - 1);
    return noun + " with its unit (" + String.join(", ", units) + " or " + last + ")";
  }

  /** {@code text} in the base unit, exactly; empty if it is no number with a unit of this. */
  Optional<BigDecimal> parse(String text) {
    Matcher matcher = NUMBER_AND_UNIT.matcher(text.strip());
    if (text.length() > 64 || !matcher.matches()) {
      return Optional.empty();
    }
    BigDecimal factor = factors.get(matcher.group(2));
    return factor == null
        ? Optional.empty()
        : Optional.of(new BigDecimal(matcher.group(1)).multiply(factor));
  }

  private boolean ends(String name) {
    int stem = name.length() - suffix.length();
    return stem > 0 && name.endsWith(suffix) && !Character.isUpperCase(name.charAt(stem - 1));
  }
}
