/**
 * The embedded simulator as a robot that others can reach over a wire ({@code ergon sim serve}).
 * One thread steps the world; a transport is one class behind {@link SimWire}.
 */
@NullMarked
package dev.ergon.launch.sim;

import org.jspecify.annotations.NullMarked;
