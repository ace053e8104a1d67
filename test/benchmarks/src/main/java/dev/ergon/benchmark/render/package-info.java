/** How long pictures of the simulated world take, and their preprocessing. */
@NullMarked
package dev.ergon.benchmark.render;

import org.jspecify.annotations.NullMarked;
