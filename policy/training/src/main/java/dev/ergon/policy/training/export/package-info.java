/**
 * A trained model as a policy bundle: the ONNX graphs, built node by node from the blocks' weights,
 * and the files that say what they mean.
 */
@NullMarked
package dev.ergon.policy.training.export;

import org.jspecify.annotations.NullMarked;
