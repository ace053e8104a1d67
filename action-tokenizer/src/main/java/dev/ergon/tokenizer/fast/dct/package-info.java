/**
 * The orthonormal cosine transform of an action chunk along time, in a form chosen by its length.
 * Immutable tables; each transform says who may share it.
 */
@NullMarked
package dev.ergon.tokenizer.fast.dct;

import org.jspecify.annotations.NullMarked;
