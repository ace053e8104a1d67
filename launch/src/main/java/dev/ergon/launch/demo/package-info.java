/** The demo: an embedded broker, a robot that serves, and a person who asks for a few things. */
@NullMarked
package dev.ergon.launch.demo;

import org.jspecify.annotations.NullMarked;
