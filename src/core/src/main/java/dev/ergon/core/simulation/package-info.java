/** What a simulator offers beyond being a robot: time that moves only when told. */
@NullMarked
package dev.ergon.core.simulation;

import org.jspecify.annotations.NullMarked;
