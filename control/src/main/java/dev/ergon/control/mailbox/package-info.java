/**
 * How the control thread talks to the others without waiting for them: a ring with one writer and
 * one reader, and a latest-value mailbox with one writer and many readers. Preallocated; the
 * control thread's side is real-time safe.
 */
@NullMarked
package dev.ergon.control.mailbox;

import org.jspecify.annotations.NullMarked;
