/**
 * What a robot is (links, joints, limits), what it reports and what it takes. Records are
 * immutable; the buffers belong to one thread at a time.
 */
@NullMarked
package dev.ergon.core.robot;

import org.jspecify.annotations.NullMarked;
