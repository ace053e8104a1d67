/**
 * The gripper: what it was told, what it seems to be doing, and whether it holds something. A
 * gripper that must find its own ends first does so in its driver's {@code enable()}: what control
 * sees is a joint that knows where it is. Owned by the control thread, real-time safe.
 */
@NullMarked
package dev.ergon.control.gripper;

import org.jspecify.annotations.NullMarked;
