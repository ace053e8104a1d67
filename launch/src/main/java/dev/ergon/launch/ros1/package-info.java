/**
 * What of a run is specific to ROS 1: the served simulator's topics, the truth over a topic, the
 * node of a run, and words and results as topics.
 */
@NullMarked
package dev.ergon.launch.ros1;

import org.jspecify.annotations.NullMarked;
