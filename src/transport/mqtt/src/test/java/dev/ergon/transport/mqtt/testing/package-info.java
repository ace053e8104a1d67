/** Real MQTT peers for tests: each a process of its own on a free loopback port. */
@NullMarked
package dev.ergon.transport.mqtt.testing;

import org.jspecify.annotations.NullMarked;
