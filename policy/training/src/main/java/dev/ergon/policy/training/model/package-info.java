/**
 * The vision-language-action model as blocks of DJL: patch encoder, connector, state encoder and
 * causal decoder, each of its own and each with the names that the exported graphs keep.
 */
@NullMarked
package dev.ergon.policy.training.model;

import org.jspecify.annotations.NullMarked;
