/**
 * Control: chunks of actions in, joint commands inside the robot's limits out. {@link
 * dev.ergon.control.Controller} is the way in; {@code rt} runs it against a robot. Each class says
 * which of its threads may call it; the control thread's side neither allocates, locks nor waits.
 */
@NullMarked
package dev.ergon.control;

import org.jspecify.annotations.NullMarked;
