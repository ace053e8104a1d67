/** Options that several commands share: overrides of a launch file, the choice of a policy. */
@NullMarked
package dev.ergon.launch.options;

import org.jspecify.annotations.NullMarked;
