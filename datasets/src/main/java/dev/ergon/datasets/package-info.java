/** Recording, replay and checking of episodes. */
@NullMarked
package dev.ergon.datasets;

import org.jspecify.annotations.NullMarked;
