@NullMarked
package dev.ergon.sim.external.gz.internal;

import org.jspecify.annotations.NullMarked;
