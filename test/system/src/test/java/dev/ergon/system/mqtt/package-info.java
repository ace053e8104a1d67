/** The robot on MQTT, against a real mosquitto and against the embedded broker. */
@NullMarked
package dev.ergon.system.mqtt;

import org.jspecify.annotations.NullMarked;
