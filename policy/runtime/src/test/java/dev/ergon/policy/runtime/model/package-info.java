/** Tests of the rules by which tokens are chosen. */
@NullMarked
package dev.ergon.policy.runtime.model;

import org.jspecify.annotations.NullMarked;
