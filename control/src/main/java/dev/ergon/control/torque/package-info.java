/**
 * Joint torques for robots that take them: what a commanded motion needs, and a spring and damper
 * about it. Owned by the control thread, real-time safe.
 */
@NullMarked
package dev.ergon.control.torque;

import org.jspecify.annotations.NullMarked;
