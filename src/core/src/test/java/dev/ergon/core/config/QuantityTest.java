package dev.ergon.core.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {
  @ParameterizedTest
  @CsvSource({
    "periodNanos, DURATION",
    "radiusM, LENGTH",
    "angleRad, ANGLE",
    "speedMPerS, SPEED",
    "turnRadPerS, ANGULAR_SPEED",
    "pushMPerS2, ACCELERATION",
    "turnRadPerS2, ANGULAR_ACCELERATION",
    "turnRadPerS3, ANGULAR_JERK",
    "rateHz, FREQUENCY",
    "sizeBytes, SIZE",
    "gripN, FORCE",
    "torqueNm, TORQUE",
    "massKg, MASS",
    "supplyV, VOLTAGE",
    "motorA, CURRENT"
  })
  void theLongestSuffixNamesTheQuantity(String name, Quantity quantity) {
    assertEquals(Optional.of(quantity), Quantity.ofName(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"m", "M", "seed", "maxNumber", "width", "idHTTPHz", "sizeKM"})
  void aNameWithoutASuffixNamesNone(String name) {
    assertEquals(Optional.empty(), Quantity.ofName(name));
  }

  @Property
  void millisecondsAreExact(@ForAll @LongRange(min = -1_000_000, max = 1_000_000) long ms) {
    assertEquals(ms * 1_000_000, exact(Quantity.DURATION, ms + " ms"));
  }

  @Test
  void unitsMayFollowWithoutABlank() {
    assertEquals(1_500_000_000L, exact(Quantity.DURATION, "1.5s"));
    assertEquals(3 * 1024, exact(Quantity.SIZE, "3KiB"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ms", "20", "20 ms ms", "0x10 ms", "1e9999 ms", "NaN ms", "20 MS"})
  void whatIsNoNumberWithAUnitIsRefused(String text) {
    assertEquals(Optional.empty(), Quantity.DURATION.parse(text));
  }

  private static long exact(Quantity quantity, String text) {
    return quantity.parse(text).map(BigDecimal::longValueExact).orElseThrow();
  }
}
