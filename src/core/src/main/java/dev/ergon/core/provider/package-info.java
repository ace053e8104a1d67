/**
 * How drivers, cameras, policies, instruction sources and dataset formats plug in: a provider is
 * found by {@link java.util.ServiceLoader} and chosen by name in the configuration, so that one jar
 * adds one. Used by the thread that wires a run together.
 */
@NullMarked
package dev.ergon.core.provider;

import org.jspecify.annotations.NullMarked;
