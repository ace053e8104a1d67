/** Tests of the policy runtime. */
@NullMarked
package dev.ergon.policy.runtime;

import org.jspecify.annotations.NullMarked;
