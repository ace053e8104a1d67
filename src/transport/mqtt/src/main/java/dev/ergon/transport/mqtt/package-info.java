/**
 * Publish and subscribe over MQTT 5 (OASIS standard, March 2019), without robot logic. {@link
 * dev.ergon.transport.mqtt.MqttLink} keeps one session with one broker alive over Eclipse Paho: a
 * thread of its own sends and reconnects, another one delivers, and neither side of either ever
 * blocks the caller. Records are immutable; the link is safe from any thread.
 */
@NullMarked
package dev.ergon.transport.mqtt;

import org.jspecify.annotations.NullMarked;
