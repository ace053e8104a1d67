/**
 * An MQTT 5 broker inside the process, for the demo and for trying things out: loopback only, no
 * files, no access control. A robot in earnest has a broker of its own. Safe from any thread.
 */
@NullMarked
package dev.ergon.launch.broker;

import org.jspecify.annotations.NullMarked;
