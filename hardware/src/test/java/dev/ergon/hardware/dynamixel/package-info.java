@NullMarked
package dev.ergon.hardware.dynamixel;

import org.jspecify.annotations.NullMarked;
