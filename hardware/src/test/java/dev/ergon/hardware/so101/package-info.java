@NullMarked
package dev.ergon.hardware.so101;

import org.jspecify.annotations.NullMarked;
