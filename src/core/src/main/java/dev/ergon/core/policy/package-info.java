/** The place where a policy plugs in. A policy is used by one thread. */
@NullMarked
package dev.ergon.core.policy;

import org.jspecify.annotations.NullMarked;
