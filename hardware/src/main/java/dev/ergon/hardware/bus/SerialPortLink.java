package dev.ergon.hardware.bus;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.IOException;

/** A serial port of the host, by jSerialComm: eight data bits, no parity, one stop bit. */
public final class SerialPortLink implements SerialLink {
  private static final int DATA_BITS = 8;
  private static final int WRITE_TIMEOUT_MILLIS = 50;

  private final String path;
  private final SerialPort port;

  private SerialPortLink(String path, SerialPort port) {
    this.path = path;
    this.port = port;
  }

  /**
   * Opens a port and holds it alone.
   *
   * @param path the device, for example {@code /dev/ttyACM0}
   * @throws IOException if the port is not there, or is not to be had
   */
  public static SerialPortLink open(String path, int baud) throws IOException {
    SerialPort port;
    try {
      port = SerialPort.getCommPort(path);
    } catch (SerialPortInvalidPortException e) {
      throw new IOException("serial port " + path + ": there is no such port", e);
    }
    port.setComPortParameters(baud, DATA_BITS, SerialPort.ONE_STOP_BIT, SerialPort.NO_PARITY);
    port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
    port.setComPortTimeouts(
        SerialPort.TIMEOUT_NONBLOCKING | SerialPort.TIMEOUT_WRITE_BLOCKING,
        0,
        WRITE_TIMEOUT_MILLIS);
    if (!port.openPort(0)) {
      throw new IOException(
          "serial port "
              + path
              + " at "
              + baud
              + " baud: cannot be opened (system error "
              + port.getLastErrorCode()
              + "); check that it is plugged in, that no other program holds it, and that you may"
              + " use it (group dialout)");
    }
    return new SerialPortLink(path, port);
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int count = port.readBytes(into, length, offset);
    if (count < 0) {
      throw new IOException("serial port " + path + ": gone while reading");
    }
    return count;
  }

  @Override
  public void write(byte[] from, int length) throws IOException {
    int count = port.writeBytes(from, length);
    if (count != length) {
      throw new IOException(
          "serial port " + path + ": took " + count + " of " + length + " bytes; it is gone");
    }
  }

  @Override
  public void close() {
    port.closePort();
  }
}
