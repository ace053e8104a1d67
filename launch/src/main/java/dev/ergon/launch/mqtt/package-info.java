/**
 * The robot on MQTT: {@link dev.ergon.launch.mqtt.MqttGateway} on the robot's side, {@link
 * dev.ergon.launch.mqtt.CommandClient} on the operator's. Topics, payloads and codes are those of
 * {@code docs/mqtt.md}. Whatever arrives is hostile until it has been read strictly. The gateway
 * and the client are safe from any thread and never make their caller wait for the broker.
 */
@NullMarked
package dev.ergon.launch.mqtt;

import org.jspecify.annotations.NullMarked;
