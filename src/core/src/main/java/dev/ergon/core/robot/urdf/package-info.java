/**
 * Robot descriptions read from URDF. A file is hostile until read: no document type, no entities,
 * bounded size, depth and count, and every error names the file, line, element and attribute.
 * Stateless; safe from any thread. Not real-time safe.
 */
@NullMarked
package dev.ergon.core.robot.urdf;

import org.jspecify.annotations.NullMarked;
