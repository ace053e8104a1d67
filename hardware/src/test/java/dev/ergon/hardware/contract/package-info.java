/**
 * What every {@link dev.ergon.core.robot.Robot} must do, as tests to be inherited: drivers and
 * simulators pass the same rules.
 */
@NullMarked
package dev.ergon.hardware.contract;

import org.jspecify.annotations.NullMarked;
