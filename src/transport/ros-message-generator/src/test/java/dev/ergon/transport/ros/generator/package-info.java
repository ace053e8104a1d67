/** Tests of how definitions are read. */
@NullMarked
package dev.ergon.transport.ros.generator;

import org.jspecify.annotations.NullMarked;
