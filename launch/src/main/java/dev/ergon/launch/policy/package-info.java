/** {@code ergon policy}: look into a policy bundle, run it on pictures, measure it. One thread. */
@NullMarked
package dev.ergon.launch.policy;

import org.jspecify.annotations.NullMarked;
