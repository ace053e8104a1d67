/**
 * Names of the graph: how they are written, resolved in namespaces, and remapped. Immutable values.
 */
@NullMarked
package dev.ergon.transport.ros1.name;

import org.jspecify.annotations.NullMarked;
