@NullMarked
package dev.ergon.hardware.feetech;

import org.jspecify.annotations.NullMarked;
