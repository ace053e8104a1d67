/** Inference of vision-language-action models. */
@NullMarked
package dev.ergon.policy.runtime;

import org.jspecify.annotations.NullMarked;
