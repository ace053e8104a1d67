package dev.ergon.hardware.testing;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Emulated STS3215 servos, written from the packet format and register table, not from the driver.
 * A servo with torque moves up to 60 ticks towards its goal whenever its position is read.
 */
public final class EmulatedSts implements EmulatedServos {
  private static final int REGISTERS = 80;
  private static final int MODEL = 3;
  private static final int MODE = 33;
  private static final int TORQUE = 40;
  private static final int GOAL = 42;
  private static final int LOCK = 55;
  private static final int POSITION = 56;
  private static final int SPEED = 58;
  private static final int VOLTAGE = 62;
  private static final int TEMPERATURE = 63;
  private static final int STATUS = 65;
  private static final int TICKS_PER_READ = 60;

  private final Map<Integer, byte[]> memory = new LinkedHashMap<>();
  private final ByteArrayOutputStream input = new ByteArrayOutputStream();
  private long syncReads;
  private long goalWrites;
  private int silentId = -1;
  private boolean placed;

  /** Servos that stand where {@link #place} puts them: something else moves the arm. */
  public static EmulatedSts placedFromOutside() {
    EmulatedSts servos = new EmulatedSts();
    servos.placed = true;
    return servos;
  }

  /** Puts a servo somewhere, turning so fast. */
  public synchronized void place(int id, int ticks, int ticksPerSec) {
    byte[] registers = servo(id);
    set16(registers, POSITION, ticks);
    int speed = Math.min(Math.abs(ticksPerSec), 0x7FFF);
    set16(registers, SPEED, ticksPerSec < 0 ? speed | 1 << 15 : speed);
  }

  /** Adds a servo in position mode, limp, with the calibration that its memory shall hold. */
  public synchronized void add(int id, int homingOffset, int min, int max, int position) {
    byte[] registers = new byte[REGISTERS];
    memory.put(id, registers);
    set16(registers, MODEL, 777);
    registers[7] = (byte) 250;
    set16(registers, 9, min);
    set16(registers, 11, max);
    set16(registers, 31, homingOffset < 0 ? -homingOffset | 1 << 11 : homingOffset);
    registers[MODE] = 0;
    registers[LOCK] = 1;
    set16(registers, POSITION, position);
    set16(registers, GOAL, position);
    registers[VOLTAGE] = 74;
    registers[TEMPERATURE] = 31;
  }

  public synchronized int position(int id) {
    return get16(servo(id), POSITION);
  }

  public synchronized int goal(int id) {
    return get16(servo(id), GOAL);
  }

  public synchronized boolean hasTorque(int id) {
    return servo(id)[TORQUE] != 0;
  }

  public synchronized boolean anyHasTorque() {
    return memory.values().stream().anyMatch(registers -> registers[TORQUE] != 0);
  }

  /** Bytes of the status register and of every answer: bit 2 too hot, bit 5 overloaded. */
  public synchronized void setStatus(int id, int bits) {
    servo(id)[STATUS] = (byte) bits;
  }

  public synchronized void setTemperature(int id, int degreesC) {
    servo(id)[TEMPERATURE] = (byte) degreesC;
  }

  public synchronized int register16(int id, int address) {
    return get16(servo(id), address);
  }

  /** No answer from this servo from now on; -1 for none. */
  public synchronized void silence(int id) {
    silentId = id;
  }

  public synchronized long syncReads() {
    return syncReads;
  }

  public synchronized long goalWrites() {
    return goalWrites;
  }

  @Override
  public synchronized byte[] receive(byte[] bytes, int length) {
    input.write(bytes, 0, length);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] all = input.toByteArray();
    int at = 0;
    while (at < all.length) {
      int used = packet(all, at, out);
      if (used == 0) {
        break;
      }
      at += used;
    }
    input.reset();
    input.write(all, at, all.length - at);
    return out.toByteArray();
  }

  @Override
  public synchronized void pause() {
    input.reset();
  }

  /** How many bytes from {@code at} on are done with; 0 if more must come. */
  private int packet(byte[] all, int at, ByteArrayOutputStream out) {
    int left = all.length - at;
    if ((all[at] & 0xFF) != 0xFF || left > 1 && (all[at + 1] & 0xFF) != 0xFF) {
      return 1;
    }
    if (left < 4) {
      return 0;
    }
    int length = all[at + 3] & 0xFF;
    if (length < 2 || (all[at + 2] & 0xFF) == 0xFF) {
      return 1;
    }
    if (left < 4 + length) {
      return 0;
    }
    int sum = 0;
    for (int i = 2; i < 4 + length; i++) {
      sum += all[at + i] & 0xFF;
    }
    if ((sum & 0xFF) != 0xFF) {
      return 1;
    }
    byte[] parameters = new byte[length - 2];
    System.arraycopy(all, at + 5, parameters, 0, parameters.length);
    execute(all[at + 2] & 0xFF, all[at + 4] & 0xFF, parameters, out);
    return 4 + length;
  }

  private void execute(int id, int instruction, byte[] p, ByteArrayOutputStream out) {
    switch (instruction) {
      case 0x01 -> answer(id, new byte[0], out);
      case 0x02 -> answer(id, read(id, p[0] & 0xFF, p[1] & 0xFF), out);
      case 0x03 -> {
        write(id, p, 1, p[0] & 0xFF, p.length - 1);
        answer(id, new byte[0], out);
      }
      case 0x82 -> {
        syncReads++;
        for (int i = 2; i < p.length; i++) {
          answer(p[i] & 0xFF, read(p[i] & 0xFF, p[0] & 0xFF, p[1] & 0xFF), out);
        }
      }
      case 0x83 -> {
        goalWrites += p[0] == GOAL ? 1 : 0;
        int size = p[1] & 0xFF;
        for (int i = 2; i + size < p.length; i += 1 + size) {
          write(p[i] & 0xFF, p, i + 1, p[0] & 0xFF, size);
        }
      }
      default -> {}
    }
  }

  private byte[] read(int id, int address, int size) {
    byte[] registers = memory.get(id);
    if (registers == null || address + size > REGISTERS) {
      return new byte[0];
    }
    if (address <= POSITION && address + size > POSITION) {
      move(registers);
    }
    byte[] data = new byte[size];
    System.arraycopy(registers, address, data, 0, size);
    return data;
  }

  private void move(byte[] registers) {
    if (!placed && registers[TORQUE] != 0) {
      int position = get16(registers, POSITION);
      int ahead = get16(registers, GOAL) - position;
      set16(
          registers,
          POSITION,
          position + Math.max(-TICKS_PER_READ, Math.min(TICKS_PER_READ, ahead)));
    }
  }

  private void write(int id, byte[] from, int offset, int address, int size) {
    byte[] registers = memory.get(id);
    boolean locked = registers != null && address < 40 && registers[LOCK] != 0;
    if (registers != null && !locked && address + size <= REGISTERS) {
      System.arraycopy(from, offset, registers, address, size);
    }
  }

  private void answer(int id, byte[] data, ByteArrayOutputStream out) {
    byte[] registers = memory.get(id);
    if (registers == null || id == silentId) {
      return;
    }
    int length = data.length + 2;
    int sum = id + length + registers[STATUS];
    out.write(0xFF);
    out.write(0xFF);
    out.write(id);
    out.write(length);
    out.write(registers[STATUS]);
    for (byte b : data) {
      out.write(b);
      sum += b;
    }
    out.write(~sum);
  }

  private byte[] servo(int id) {
    byte[] registers = memory.get(id);
    if (registers == null) {
      throw new IllegalArgumentException("no servo " + id);
    }
    return registers;
  }

  private static int get16(byte[] registers, int address) {
    return registers[address] & 0xFF | (registers[address + 1] & 0xFF) << 8;
  }

  private static void set16(byte[] registers, int address, int value) {
    registers[address] = (byte) value;
    registers[address + 1] = (byte) (value >> 8);
  }
}
