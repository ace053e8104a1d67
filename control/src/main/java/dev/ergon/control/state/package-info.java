/**
 * What the controller is doing and why: states, their allowed transitions, the causes that every
 * cycle reports, operator requests and the deadlines of everyone it listens to. Requests may come
 * from any thread; everything else belongs to the control thread and is real-time safe.
 */
@NullMarked
package dev.ergon.control.state;

import org.jspecify.annotations.NullMarked;
