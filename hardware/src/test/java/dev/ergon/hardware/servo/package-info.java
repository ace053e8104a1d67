@NullMarked
package dev.ergon.hardware.servo;

import org.jspecify.annotations.NullMarked;
