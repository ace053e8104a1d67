package dev.ergon.core.instruction;

/**
 * What a person wants done.
 *
 * @param id unique among recent instructions; 1..128 visible characters
 * @param text plain words, 1..{@value #MAX_TEXT} characters, no control characters, no unpaired
 *     surrogates
 * @param source who sent it, for example {@code mqtt}
 * @param receivedNanos when it arrived
 * @param deadlineNanos when it is no longer worth doing; {@link #NO_DEADLINE} if it always is
 * @param priority higher runs first and pre-empts lower; 0 is normal, -100..100
 */
public record Instruction(
    String id, String text, String source, long receivedNanos, long deadlineNanos, int priority) {
  public static final int MAX_TEXT = 1024;
  public static final long NO_DEADLINE = Long.MAX_VALUE;

  public Instruction {
    if (!id.matches("[\\x21-\\x7E]{1,128}")) {
      throw new IllegalArgumentException("instruction id: wanted 1..128 visible ASCII characters");
    }
    text = text.strip();
    if (text.isEmpty() || text.length() > MAX_TEXT) {
      throw new IllegalArgumentException(
          "instruction text: got " + text.length() + " characters, wanted 1.." + MAX_TEXT);
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("instruction text: got a control character");
    }
    if (text.codePoints()
        .anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
      throw new IllegalArgumentException("instruction text: got half a character (a surrogate)");
    }
    if (priority < -100 || priority > 100) {
      throw new IllegalArgumentException(
          "instruction priority: got " + priority + ", wanted -100..100");
    }
  }

  /** Whether its deadline has passed at {@code nowNanos}. */
  public boolean isExpired(long nowNanos) {
    return deadlineNanos != NO_DEADLINE && nowNanos >= deadlineNanos;
  }
}
