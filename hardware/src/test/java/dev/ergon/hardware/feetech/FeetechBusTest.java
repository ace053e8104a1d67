package dev.ergon.hardware.feetech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.core.time.ManualClock;
import dev.ergon.hardware.bus.ServoBusException;
import dev.ergon.hardware.bus.ServoFault;
import dev.ergon.hardware.bus.ServoReading;
import dev.ergon.hardware.bus.ServoWire;
import dev.ergon.hardware.testing.EmulatedLink;
import dev.ergon.hardware.testing.EmulatedSts;
import dev.ergon.hardware.testing.LineNoise;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeetechBusTest {
  private static final List<StsServo> SERVOS =
      List.of(
          new StsServo("pan", 1, -1410, 870, 3310),
          new StsServo("lift", 2, 1033, 760, 3340),
          new StsServo("jaw", 6, 0, 1900, 3300));

  private final EmulatedSts servos = new EmulatedSts();
  private final List<ServoReading> readings =
      SERVOS.stream().map(s -> new ServoReading(s.id())).toList();

  @BeforeEach
  void putServosOnTheBus() {
    for (StsServo s : SERVOS) {
      servos.add(s.id(), s.homingOffset(), s.minTicks(), s.maxTicks(), 2000 + s.id());
    }
  }

  @Test
  void readsAllServosByOneSyncRead() throws IOException {
    FeetechBus bus = bus(LineNoise.none(), false, false);
    bus.prepare();
    assertTrue(bus.read(readings));
    assertEquals(1, servos.syncReads());
    for (ServoReading reading : readings) {
      assertEquals(2000 + reading.id(), reading.ticks());
      assertEquals(7.4, reading.voltageV(), 1e-9);
      assertEquals(31, reading.temperatureC());
      assertEquals(0, reading.faultBits());
    }
  }

  @Test
  void worksBehindAnAdapterThatEchoes() throws IOException {
    FeetechBus bus = bus(LineNoise.none(), true, false);
    bus.prepare();
    bus.setTorque(true);
    bus.writeGoals(new int[] {2010, 2020, 2030});
    assertTrue(bus.read(readings));
    assertEquals(List.of(2010, 2020, 2030), readings.stream().map(ServoReading::ticks).toList());
  }

  @Test
  void namesTheServoThatIsMissing() {
    servos.silence(2);
    IOException e =
        assertThrows(ServoBusException.class, () -> bus(LineNoise.none(), false, false).prepare());
    assertSays("motor 2 'lift' does not answer", e);
  }

  @Test
  void leavesTheOthersReadWhenOneFallsSilent() throws IOException {
    FeetechBus bus = bus(LineNoise.none(), false, false);
    bus.prepare();
    servos.silence(2);
    assertFalse(bus.read(readings));
    assertEquals(
        List.of(true, false, true), readings.stream().map(ServoReading::answered).toList());
  }

  @Test
  void reportsWhatAServoSaysIsWrong() throws IOException {
    FeetechBus bus = bus(LineNoise.none(), false, false);
    servos.setStatus(6, 1 << 5 | 1 << 2);
    bus.read(readings);
    assertEquals(
        ServoFault.OVERLOAD.bit() | ServoFault.TEMPERATURE.bit(), readings.get(2).faultBits());
    assertEquals(0, readings.get(0).faultBits());
  }

  @Test
  void refusesServosThatHoldAnotherCalibrationUnlessToldToWriteIt() throws IOException {
    servos.add(2, 55, 0, 4095, 2048);
    IOException e =
        assertThrows(ServoBusException.class, () -> bus(LineNoise.none(), false, false).prepare());
    assertSays("motor 2 'lift'", e);
    assertSays("write_calibration", e);

    bus(LineNoise.none(), false, true).prepare();
    assertEquals(1033, servos.register16(2, 31));
    assertEquals(760, servos.register16(2, 9));
    assertEquals(3340, servos.register16(2, 11));
    bus(LineNoise.none(), false, false).prepare();
  }

  @Test
  void asksAgainUntilLostAndChangedBytesAreMadeUpFor() throws IOException {
    LineNoise noise = new LineNoise(3, 0.004, 0.004);
    FeetechBus bus = bus(noise, false, false);
    bus.setTorque(true);
    int whole = 0;
    for (int i = 0; i < 1000; i++) {
      bus.writeGoals(new int[] {2000, 2000, 2000});
      if (bus.read(readings)) {
        whole++;
        for (ServoReading reading : readings) {
          assertTrue(
              reading.ticks() >= 1990 && reading.ticks() <= 2010,
              "motor " + reading.id() + " at " + reading.ticks());
        }
      }
    }
    assertTrue(noise.lost() > 100 && noise.changed() > 100, "the line was too quiet");
    assertTrue(whole >= 990, whole + " of 1000 states were whole");
  }

  private static void assertSays(String wanted, IOException e) {
    String message = String.valueOf(e.getMessage());
    assertTrue(message.contains(wanted), message);
  }

  private FeetechBus bus(LineNoise noise, boolean echoes, boolean writeCalibration) {
    ManualClock clock = new ManualClock(0);
    ServoWire wire =
        new ServoWire(new EmulatedLink(servos, noise, echoes), new FeetechDecoder(), clock, echoes);
    return new FeetechBus(
        wire, clock, SERVOS, new FeetechBus.Setup(1_000_000, 3, writeCalibration));
  }
}
