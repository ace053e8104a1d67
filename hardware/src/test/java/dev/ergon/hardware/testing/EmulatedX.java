package dev.ergon.hardware.testing;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Emulated Dynamixel X servos, written from the packet format and register table, not from the
 * driver. A servo with torque stands at its goal as soon as its position is read.
 */
public final class EmulatedX implements EmulatedServos {
  private static final int REGISTERS = 160;
  private static final int MODE = 11;
  private static final int TORQUE = 64;
  private static final int HARDWARE_ERROR = 70;
  private static final int GOAL = 116;
  private static final int POSITION = 132;
  private static final int VOLTAGE = 144;
  private static final int TEMPERATURE = 146;

  private static final int HEADER = 7;
  private static final int LONGEST = 512;

  private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
  private final Map<Integer, byte[]> memory = new LinkedHashMap<>();
  private long syncReads;
  private long fastSyncReads;
  private int silentId = -1;

  /** Adds a servo in position mode, limp. */
  public synchronized void add(int id, int position) {
    byte[] registers = new byte[REGISTERS];
    memory.put(id, registers);
    registers[MODE] = 3;
    registers[VOLTAGE] = 120;
    registers[TEMPERATURE] = 33;
    set32(registers, POSITION, position);
    set32(registers, GOAL, position);
  }

  public synchronized void setRegister(int id, int address, int value) {
    servo(id)[address] = (byte) value;
  }

  public synchronized boolean hasTorque(int id) {
    return servo(id)[TORQUE] != 0;
  }

  public synchronized void silence(int id) {
    silentId = id;
  }

  public synchronized long syncReads() {
    return syncReads;
  }

  public synchronized long fastSyncReads() {
    return fastSyncReads;
  }

  @Override
  public synchronized void pause() {
    begun.reset();
  }

  /** A line delivers an instruction in any pieces. */
  @Override
  public synchronized byte[] receive(byte[] bytes, int length) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    begun.write(bytes, 0, length);
    byte[] all = begun.toByteArray();
    int from = 0;
    while (from < all.length) {
      int size = packetSize(all, from);
      if (size > all.length - from) {
        break;
      }
      if (size > 0) {
        take(Arrays.copyOfRange(all, from, from + size), out);
      }
      from += Math.max(1, size);
    }
    begun.reset();
    begun.write(all, from, all.length - from);
    return out.toByteArray();
  }

  /** How long the packet at {@code from} is, as far as it can be told; 0 where none begins. */
  private static int packetSize(byte[] all, int from) {
    byte[] start = {(byte) 0xFF, (byte) 0xFF, (byte) 0xFD, 0};
    int there = Math.min(start.length, all.length - from);
    if (!Arrays.equals(all, from, from + there, start, 0, there)) {
      return 0;
    }
    if (all.length - from < HEADER) {
      return HEADER;
    }
    int size = HEADER + (all[from + 5] & 0xFF | (all[from + 6] & 0xFF) << 8);
    return size < HEADER + 3 || size > LONGEST ? 0 : size;
  }

  private void take(byte[] packet, ByteArrayOutputStream out) {
    int end = packet.length - 2;
    if (crc(packet, end) == (packet[end] & 0xFF | (packet[end + 1] & 0xFF) << 8)) {
      execute(packet[4] & 0xFF, packet[7] & 0xFF, unstuffed(packet, end), out);
    }
  }

  private void execute(int id, int instruction, byte[] p, ByteArrayOutputStream out) {
    int address = p.length < 2 ? 0 : p[0] & 0xFF | (p[1] & 0xFF) << 8;
    int size = p.length < 4 ? 0 : p[2] & 0xFF | (p[3] & 0xFF) << 8;
    switch (instruction) {
      case 0x02 -> answer(id, read(id, address, size), out);
      case 0x03 -> {
        write(id, p, 2, address, p.length - 2);
        answer(id, new byte[0], out);
      }
      case 0x82 -> {
        syncReads++;
        for (int i = 4; i < p.length; i++) {
          answer(p[i] & 0xFF, read(p[i] & 0xFF, address, size), out);
        }
      }
      case 0x8A -> {
        fastSyncReads++;
        answerTogether(Arrays.copyOfRange(p, 4, p.length), address, size, out);
      }
      case 0x83 -> {
        for (int i = 4; i + size < p.length; i += 1 + size) {
          write(p[i] & 0xFF, p, i + 1, address, size);
        }
      }
      default -> {}
    }
  }

  private byte[] read(int id, int address, int size) {
    byte[] registers = memory.get(id);
    if (registers == null) {
      return new byte[0];
    }
    if (registers[TORQUE] != 0) {
      System.arraycopy(registers, GOAL, registers, POSITION, 4);
    }
    return Arrays.copyOfRange(registers, address, address + size);
  }

  private void write(int id, byte[] from, int offset, int address, int size) {
    byte[] registers = memory.get(id);
    if (registers != null) {
      System.arraycopy(from, offset, registers, address, size);
    }
  }

  private void answer(int id, byte[] data, ByteArrayOutputStream out) {
    if (!memory.containsKey(id) || id == silentId) {
      return;
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write(error(id));
    body.writeBytes(data);
    send(id, body.toByteArray(), out);
  }

  /** One packet: error, id, data and CRC of each servo; the last CRC is the packet's own. */
  private void answerTogether(byte[] ids, int address, int size, ByteArrayOutputStream out) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int i = 0; i < ids.length; i++) {
      int id = ids[i] & 0xFF;
      if (id == silentId) {
        return;
      }
      body.write(error(id));
      body.write(id);
      body.writeBytes(read(id, address, size));
      if (i + 1 < ids.length) {
        body.write(0x12);
        body.write(0x34);
      }
    }
    send(0xFE, body.toByteArray(), out);
  }

  private static void send(int id, byte[] body, ByteArrayOutputStream out) {
    ByteArrayOutputStream packet = new ByteArrayOutputStream();
    byte[] stuffed = stuffed(body);
    int length = stuffed.length + 3;
    packet.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xFF, (byte) 0xFD, 0, (byte) id});
    packet.write(length);
    packet.write(length >> 8);
    packet.write(0x55);
    packet.writeBytes(stuffed);
    int crc = crc(packet.toByteArray(), packet.size());
    packet.write(crc);
    packet.write(crc >> 8);
    out.writeBytes(packet.toByteArray());
  }

  private int error(int id) {
    return servo(id)[HARDWARE_ERROR] == 0 ? 0 : 0x80;
  }

  private byte[] servo(int id) {
    byte[] registers = memory.get(id);
    if (registers == null) {
      throw new IllegalArgumentException("no servo " + id);
    }
    return registers;
  }

  private static byte[] stuffed(byte[] body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < body.length; i++) {
      out.write(body[i]);
      if (i >= 2 && body[i] == (byte) 0xFD && body[i - 1] == -1 && body[i - 2] == -1) {
        out.write(0xFD);
      }
    }
    return out.toByteArray();
  }

  /** The parameters of an instruction, from index 8 on, without their stuffing. */
  private static byte[] unstuffed(byte[] bytes, int end) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 8; i < end; i++) {
      boolean stuffing =
          i >= 11
              && bytes[i] == (byte) 0xFD
              && bytes[i - 1] == (byte) 0xFD
              && bytes[i - 2] == -1
              && bytes[i - 3] == -1;
      if (!stuffing) {
        out.write(bytes[i]);
      }
    }
    return out.toByteArray();
  }

  /** Bit by bit, from the polynomial's definition: x^16 + x^15 + x^2 + 1. */
  private static int crc(byte[] bytes, int length) {
    int register = 0;
    for (int i = 0; i < length * 8; i++) {
      int in = bytes[i / 8] >> 7 - i % 8 & 1;
      int out = register >> 15 & 1;
      register = register << 1 & 0xFFFF;
      if (in != out) {
        register ^= 1 << 15 | 1 << 2 | 1;
      }
    }
    return register;
  }

  private static void set32(byte[] registers, int address, int value) {
    for (int i = 0; i < 4; i++) {
      registers[address + i] = (byte) (value >> 8 * i);
    }
  }
}
