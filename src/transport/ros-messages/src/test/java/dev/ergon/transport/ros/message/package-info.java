/** Tests of the codecs, and of the records that the build generates. */
@NullMarked
package dev.ergon.transport.ros.message;

import org.jspecify.annotations.NullMarked;
