package dev.ergon.hardware.servo;

import dev.ergon.core.robot.RobotStatus;

/**
 * How the bus is, as its thread sees it.
 *
 * @param status OK, LINK_LOST or FAULT
 * @param text what is wrong; empty if nothing
 */
record Condition(RobotStatus status, String text) {
  static final Condition WELL = new Condition(RobotStatus.OK, "");

  static Condition lost(String text) {
    return new Condition(RobotStatus.LINK_LOST, text);
  }

  static Condition fault(String text) {
    return new Condition(RobotStatus.FAULT, text);
  }
}
