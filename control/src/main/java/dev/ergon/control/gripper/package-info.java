/**
 * The gripper: what it was told, what it seems to be doing, and whether it holds something. Owned
 * by the control thread, real-time safe.
 */
@NullMarked
package dev.ergon.control.gripper;

import org.jspecify.annotations.NullMarked;
