package dev.ergon.hardware.dynamixel;

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
import dev.ergon.hardware.testing.EmulatedX;
import dev.ergon.hardware.testing.LineNoise;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DynamixelBusTest {
  /** Their low bytes and ids look like the header inside a packet. */
  private static final int[] GOALS = {0x00FDFFFF & 0xFFF, 0xFFF, 1234};

  private final EmulatedX servos = new EmulatedX();
  private final List<Integer> ids = List.of(1, 0xFC, 3);
  private final List<ServoReading> readings = ids.stream().map(ServoReading::new).toList();

  @BeforeEach
  void putServosOnTheBus() {
    for (int id : ids) {
      servos.add(id, 2000 + id);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void readsAllServosByOnePacketAndMovesThem(boolean fast) throws IOException {
    DynamixelBus bus = bus(LineNoise.none(), fast);
    bus.prepare();
    assertTrue(bus.read(readings));
    for (ServoReading reading : readings) {
      assertEquals(2000 + reading.id(), reading.ticks());
      assertEquals(12.0, reading.voltageV(), 1e-9);
      assertEquals(33, reading.temperatureC());
      assertEquals(0, reading.faultBits());
    }
    bus.setTorque(true);
    bus.writeGoals(GOALS);
    assertTrue(bus.read(readings));
    for (int i = 0; i < GOALS.length; i++) {
      assertEquals(GOALS[i], readings.get(i).ticks());
    }
    assertEquals(fast ? 0 : 2, servos.syncReads());
    assertEquals(fast ? 2 : 0, servos.fastSyncReads());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void leavesTheOthersReadWhenOneFallsSilent(boolean fast) throws IOException {
    DynamixelBus bus = bus(LineNoise.none(), fast);
    servos.silence(3);
    assertFalse(bus.read(readings));
    assertEquals(
        List.of(true, true, false), readings.stream().map(ServoReading::answered).toList());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void asksWhatIsWrongOnceAServoRaisesItsAlert(boolean fast) throws IOException {
    servos.setRegister(0xFC, 70, 1 << 5);
    DynamixelBus bus = bus(LineNoise.none(), fast);
    assertTrue(bus.read(readings));
    assertEquals(0, readings.get(0).faultBits());
    assertEquals(ServoFault.OVERLOAD.bit(), readings.get(1).faultBits());
  }

  @Test
  void refusesAServoThatIsInAnotherMode() {
    servos.setRegister(3, 11, 1);
    IOException e =
        assertThrows(ServoBusException.class, () -> bus(LineNoise.none(), false).prepare());
    assertEquals("motor 3: got operating mode 1, wanted 3 (position control)", e.getMessage());
  }

  @Test
  void namesTheServosThatDoNotConfirmTorqueAfterAllWereTried() {
    servos.silence(1);
    IOException e =
        assertThrows(ServoBusException.class, () -> bus(LineNoise.none(), false).setTorque(true));
    assertEquals("motor 1: no confirmation of torque on", e.getMessage());
    assertTrue(servos.hasTorque(3));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void neverTakesAChangedByteForAPosition(boolean fast) throws IOException {
    LineNoise noise = new LineNoise(4, 0.002, 0.002);
    DynamixelBus bus = bus(noise, fast);
    int whole = 0;
    for (int i = 0; i < 500; i++) {
      whole += bus.read(readings) ? 1 : 0;
      for (ServoReading reading : readings) {
        if (reading.answered()) {
          assertEquals(2000 + reading.id(), reading.ticks());
        }
      }
    }
    assertTrue(noise.lost() > 50 && noise.changed() > 50, "the line was too quiet");
    assertTrue(whole >= 490, whole + " of 500 states were whole");
  }

  private DynamixelBus bus(LineNoise noise, boolean fast) {
    ManualClock clock = new ManualClock(0);
    ServoWire wire =
        new ServoWire(new EmulatedLink(servos, noise, false), new DynamixelDecoder(), clock, false);
    return new DynamixelBus(wire, clock, ids, new DynamixelBus.Setup(1_000_000, 4, fast));
  }
}
