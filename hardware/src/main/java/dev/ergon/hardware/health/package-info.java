/**
 * Whether motors are well: what each reports, how reliably it answers, and when that is reason to
 * stop. Judged by the thread of the bus; reports are immutable.
 */
@NullMarked
package dev.ergon.hardware.health;

import org.jspecify.annotations.NullMarked;
