/**
 * Actions to tokens and back: {@link dev.ergon.tokenizer.ActionTokenizer} and what its schemes
 * share. RT-2, OpenVLA and FAST live in packages of their own; statistics and normalisation are
 * composed with them, never inherited. What a dimension means (metres, the rotation's encoding, the
 * gripper's convention) belongs to {@link dev.ergon.core.action.ActionSpace} and is converted where
 * commands are made, not here.
 *
 * <p>Strict mode is the default and the only one on the way to a robot; the other modes reproduce
 * published implementations, faults included, to compare with them. Values are immutable and safe
 * from any thread; tokenizers say so themselves.
 */
@NullMarked
package dev.ergon.tokenizer;

import org.jspecify.annotations.NullMarked;
