/**
 * The rules of the house, checked on the class files of every module: who may use whom, who reads
 * the clock, who commands a robot, what the control loop may not do.
 */
@NullMarked
package dev.ergon.system.architecture;

import org.jspecify.annotations.NullMarked;
