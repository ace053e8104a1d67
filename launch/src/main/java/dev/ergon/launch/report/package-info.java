/**
 * What a run leaves to look at: an annotated video, a contact sheet and a report in one HTML file
 * that needs nothing from the network. Pictures stream through: a report's memory does not grow
 * with the length of a run. All text is escaped. A {@link dev.ergon.launch.report.RunReport} is fed
 * by one thread and draws on its own.
 */
@NullMarked
package dev.ergon.launch.report;

import org.jspecify.annotations.NullMarked;
