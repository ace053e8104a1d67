package dev.ergon.core.error;

/** How a command ends, as the shell sees it. */
public enum ExitCode {
  /** Done. */
  DONE(0),
  /** The task or the check failed. */
  FAILED(1),
  /** The command line, a configuration or an input is wrong. */
  INVALID_INPUT(2),
  /** The host lacks something: a library, a broker, a permission. */
  HOST_LACKS(3),
  /** The safety layer stopped the robot. */
  SAFETY_STOP(4);

  private final int status;

  ExitCode(int status) {
    this.status = status;
  }

  /** The process exit status, 0..4. */
  public int status() {
    return status;
  }
}
