package dev.ergon.transport.ros1;

/** A node's log. */
public interface RosLog {
  /** How grave; {@code code} is that of rosgraph_msgs/Log. */
  enum Level {
    DEBUG(1),
    INFO(2),
    WARN(4),
    ERROR(8),
    FATAL(16);

    private final int code;

    Level(int code) {
      this.code = code;
    }

    public int code() {
      return code;
    }
  }

  void log(Level level, String message);

  default void debug(String message) {
    log(Level.DEBUG, message);
  }

  default void info(String message) {
    log(Level.INFO, message);
  }

  default void warn(String message) {
    log(Level.WARN, message);
  }

  default void error(String message) {
    log(Level.ERROR, message);
  }

  default void fatal(String message) {
    log(Level.FATAL, message);
  }
}
