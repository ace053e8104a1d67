/**
 * {@code ergon train}: samples from the simulator's expert, behaviour cloning, export. The training
 * module never sees a simulator; what it learns from is made here.
 */
@NullMarked
package dev.ergon.launch.train;

import org.jspecify.annotations.NullMarked;
