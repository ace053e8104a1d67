/**
 * The SO-101 follower arm: five joints and a gripper, each an STS3215 servo, as the robot kind
 * {@code so101}. Its calibration is a file of LeRobot's format.
 */
@NullMarked
package dev.ergon.hardware.so101;

import org.jspecify.annotations.NullMarked;
