/**
 * What runs under ROS 1 and ROS 2 have in common, where only the way of a message differs: words
 * and results, diagnostics, what a picture's lens is.
 */
@NullMarked
package dev.ergon.launch.ros;

import org.jspecify.annotations.NullMarked;
