/** MQTT 5 publish and subscribe, without robot logic. */
@NullMarked
package dev.ergon.transport.mqtt;

import org.jspecify.annotations.NullMarked;
