/**
 * Cameras behind ROS topics: pictures as messages made {@link dev.ergon.core.image.Image}s, and a
 * camera that holds the newest one. Pictures arrive on the transport's threads; a camera is safe
 * from any thread.
 */
@NullMarked
package dev.ergon.perception.ros;

import org.jspecify.annotations.NullMarked;
