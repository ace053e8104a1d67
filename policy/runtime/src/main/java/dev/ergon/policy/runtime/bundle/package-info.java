/**
 * A policy bundle on disk: its folder, the Hugging Face configurations, and {@code ergon.json}, all
 * hostile until read here. Immutable; safe from any thread.
 */
@NullMarked
package dev.ergon.policy.runtime.bundle;

import org.jspecify.annotations.NullMarked;
