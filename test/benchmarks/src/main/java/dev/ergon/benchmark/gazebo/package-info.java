/** What Gazebo's transport withstands. */
@NullMarked
package dev.ergon.benchmark.gazebo;

import org.jspecify.annotations.NullMarked;
