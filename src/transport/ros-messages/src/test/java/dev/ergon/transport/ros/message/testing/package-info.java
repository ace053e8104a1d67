/** Messages at random, for the tests of whatever carries messages. */
@NullMarked
package dev.ergon.transport.ros.message.testing;

import org.jspecify.annotations.NullMarked;
