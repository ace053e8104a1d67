package dev.ergon.tokenizer;

import dev.ergon.core.error.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * An action, a token, a specification or a file that a tokenizer refuses; the only one it throws.
 */
public final class TokenizerException extends InvalidInputException {
  /** The kind of fault, with the code that the command line prints. */
  public enum Code {
    /** A NaN or an infinity. */
    NON_FINITE("non_finite"),
    /** A number outside what the scheme or the statistics can say. */
    OUT_OF_RANGE("out_of_range"),
    /** Too few or too many numbers or tokens. */
    WRONG_LENGTH("wrong_length"),
    /** A token id that is not an action token here. */
    BAD_TOKEN("bad_token"),
    /** Anything else: malformed text, a missing key, a file that is not what it should be. */
    BAD_INPUT("bad_input");

    private final String text;

    Code(String text) {
      this.text = text;
    }

    /** As printed, for example {@code non_finite}. */
    public String text() {
      return text;
    }
  }

  private final Code code;

  public TokenizerException(Code code, String message) {
    this(code, message, null);
  }

  public TokenizerException(Code code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  public Code code() {
    return code;
  }

  /** A list of {@code what} has a length other than wanted. */
  public static TokenizerException wrongLength(String what, int got, int wanted) {
    return new TokenizerException(
        Code.WRONG_LENGTH, what + ": got " + got + ", wanted exactly " + wanted);
  }

  /** Number {@code index} of {@code what} is NaN or infinite. */
  public static TokenizerException nonFinite(String what, int index, double got) {
    return new TokenizerException(
        Code.NON_FINITE, what + " " + index + ": got " + got + ", wanted a finite number");
  }

  /** Number {@code index} of {@code what} is outside {@code low..high}. */
  public static TokenizerException outOfRange(
      String what, int index, double got, double low, double high) {
    return new TokenizerException(
        Code.OUT_OF_RANGE, what + " " + index + ": got " + got + ", wanted " + low + ".." + high);
  }

  /** Token {@code index} is no action token; {@code wanted} says which are. */
  public static TokenizerException badToken(int index, int got, String wanted) {
    return new TokenizerException(
        Code.BAD_TOKEN, "token " + index + ": got id " + got + ", wanted " + wanted);
  }

  /** Anything malformed. */
  public static TokenizerException badInput(String message) {
    return new TokenizerException(Code.BAD_INPUT, message);
  }
}
