/**
 * What of a run is specific to Gazebo's transport: the served simulator's topics, and the truth
 * over a topic.
 */
@NullMarked
package dev.ergon.launch.gazebo;

import org.jspecify.annotations.NullMarked;
