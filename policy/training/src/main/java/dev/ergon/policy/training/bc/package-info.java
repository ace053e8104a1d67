/**
 * Behaviour cloning: batches from samples, losses, the optimiser, checkpoints and the loop that
 * brings them together. Robot steps and questions share every batch, as RT-2's co-fine-tuning does
 * (Brohan et al. 2023, section 3.2).
 */
@NullMarked
package dev.ergon.policy.training.bc;

import org.jspecify.annotations.NullMarked;
