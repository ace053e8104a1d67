package dev.ergon.core.instruction;

/** Something that instructions come from. */
public interface InstructionSource extends AutoCloseable {
  String name();

  /** Begins to deliver into {@code inbox}, from threads of its own. */
  void start(InstructionInbox inbox);

  @Override
  void close();
}
