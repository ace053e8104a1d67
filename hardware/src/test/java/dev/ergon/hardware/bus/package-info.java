@NullMarked
package dev.ergon.hardware.bus;

import org.jspecify.annotations.NullMarked;
