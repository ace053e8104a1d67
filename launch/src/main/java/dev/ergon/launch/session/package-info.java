/**
 * A run that takes instructions: the station, where instructions come from, and everybody who hears
 * how it goes (dataset, report, MQTT, console). Opened, served and closed by one thread.
 */
@NullMarked
package dev.ergon.launch.session;

import org.jspecify.annotations.NullMarked;
