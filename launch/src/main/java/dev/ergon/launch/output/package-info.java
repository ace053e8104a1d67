/** How results reach people and programs: aligned tables, one JSON object, a progress bar. */
@NullMarked
package dev.ergon.launch.output;

import org.jspecify.annotations.NullMarked;
