/** Tests of the report. */
@NullMarked
package dev.ergon.launch.report;

import org.jspecify.annotations.NullMarked;
