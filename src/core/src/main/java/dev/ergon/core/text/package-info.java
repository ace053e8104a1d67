/** Text from outside, read within bounds. */
@NullMarked
package dev.ergon.core.text;

import org.jspecify.annotations.NullMarked;
