/**
 * Configuration from YAML, bound to records. What is unknown, missing, of the wrong type or without
 * its unit is refused with file, line and key. Values are immutable; everything is safe from any
 * thread. Not real-time safe.
 */
@NullMarked
package dev.ergon.core.config;

import org.jspecify.annotations.NullMarked;
