/**
 * What a policy says the robot should do: named dimensions, and chunks of them over time. Untrusted
 * until control has judged it.
 */
@NullMarked
package dev.ergon.core.action;

import org.jspecify.annotations.NullMarked;
