/**
 * Running episodes: observe, infer, offer, move on, until the task is done or its time is up. One
 * runner thread owns a run; listeners are called on it and must return soon.
 */
@NullMarked
package dev.ergon.launch.run;

import org.jspecify.annotations.NullMarked;
