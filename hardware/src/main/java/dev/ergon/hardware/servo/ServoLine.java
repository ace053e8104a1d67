package dev.ergon.hardware.servo;

import dev.ergon.core.robot.Robot;
import dev.ergon.core.time.Clock;
import dev.ergon.core.time.SystemClock;
import dev.ergon.hardware.bus.FrameDecoder;
import dev.ergon.hardware.bus.SerialPortLink;
import dev.ergon.hardware.bus.ServoBus;
import dev.ergon.hardware.bus.ServoWire;
import java.util.function.Supplier;

/**
 * The serial line of an arm of servos, of whatever make.
 *
 * @param port for example {@code /dev/ttyACM0}
 * @param baud of the servos, > 0
 */
public record ServoLine(String port, int baud, ServoBusConfig bus) {
  public ServoLine {
    if (baud < 1) {
      throw new IllegalArgumentException("baud: got " + baud + ", wanted more than 0");
    }
  }

  /** Makes the bus of one make of servo on a line that has just been opened. */
  @FunctionalInterface
  public interface BusMaker {
    ServoBus make(ServoWire wire, Clock clock);
  }

  /**
   * Opens the arm, limp.
   *
   * @param decoder of the make's packets; a new one for each time that the line is opened
   */
  public Robot open(ServoArm arm, Supplier<? extends FrameDecoder> decoder, BusMaker maker) {
    Clock clock = new SystemClock();
    return ServoRobot.open(
        port,
        () -> SerialPortLink.open(port, baud),
        link -> maker.make(new ServoWire(link, decoder.get(), clock, bus.echo()), clock),
        arm,
        clock,
        bus.settings());
  }
}
