@NullMarked
package dev.ergon.datasets.lerobot;

import org.jspecify.annotations.NullMarked;
