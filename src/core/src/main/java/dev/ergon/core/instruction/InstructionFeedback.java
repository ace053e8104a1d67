package dev.ergon.core.instruction;

/**
 * Hears what becomes of an instruction. Called from the runner's thread; must return at once and
 * not throw.
 */
@FunctionalInterface
public interface InstructionFeedback {
  void on(InstructionEvent event);
}
