/**
 * The SO-101 follower arm as a description: what its driver and the simulator both start from.
 * Stateless; safe from any thread.
 */
@NullMarked
package dev.ergon.core.robot.so101;

import org.jspecify.annotations.NullMarked;
