@NullMarked
package dev.ergon.datasets.replay;

import org.jspecify.annotations.NullMarked;
