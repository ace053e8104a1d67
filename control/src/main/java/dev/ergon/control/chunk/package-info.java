/**
 * From a policy's chunks to one action at a time: the gate that judges them, the canonical row they
 * are turned into, and the strategies that decide which row comes next when chunks are late,
 * overlap or run out. The gate runs on the policy's thread; everything else on the control thread,
 * real-time safe.
 */
@NullMarked
package dev.ergon.control.chunk;

import org.jspecify.annotations.NullMarked;
