/** What a run leaves behind: steps and episodes, and the sinks and sources that store them. */
@NullMarked
package dev.ergon.core.episode;

import org.jspecify.annotations.NullMarked;
