/**
 * Language commands on their way to whoever carries them out. {@link
 * dev.ergon.perception.language.InstructionQueue} decides which instruction runs, when one gives
 * way, and tells every sender what became of theirs. Safe from any thread; no wait is without a
 * bound.
 */
@NullMarked
package dev.ergon.perception.language;

import org.jspecify.annotations.NullMarked;
