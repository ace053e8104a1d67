/**
 * The truth of a simulated table over a wire, so that expert and judge can work on a simulator in
 * another process. For simulation only: no real robot has such a topic, and no learned policy sees
 * it. The simulator sends {@link WorldReport}s, the run asks for a new world by {@link
 * SceneRequest}; both are JSON text on a topic of whatever transport there is.
 */
@NullMarked
package dev.ergon.launch.world;

import org.jspecify.annotations.NullMarked;
