/**
 * The gripper: what it was told, what it seems to be doing, and whether it holds something. A
 * gripper that must find its travel first opens to its stop when it is first armed, if it is
 * configured to. Owned by the control thread, real-time safe.
 */
@NullMarked
package dev.ergon.control.gripper;

import org.jspecify.annotations.NullMarked;
