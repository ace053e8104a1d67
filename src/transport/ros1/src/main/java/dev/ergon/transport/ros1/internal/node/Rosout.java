package dev.ergon.transport.ros1.internal.node;

import dev.ergon.transport.ros.message.rosgraph_msgs.Log;
import dev.ergon.transport.ros.message.std_msgs.Header;
import dev.ergon.transport.ros1.Publisher;
import dev.ergon.transport.ros1.RosLog;
import dev.ergon.transport.ros1.RosTime;
import dev.ergon.transport.ros1.name.GraphName;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs to {@code /rosout} and to the host's log, from a level on that others may change. */
final class Rosout implements RosLog {
  private static final StackWalker STACK = StackWalker.getInstance();

  private final Logger host = LoggerFactory.getLogger("ros");
  private final GraphName node;
  private final Publisher<Log> publisher;
  private final RosTime time;
  private final Supplier<List<String>> topics;
  private volatile Level least = Level.INFO;

  Rosout(GraphName node, Publisher<Log> publisher, RosTime time, Supplier<List<String>> topics) {
    this.node = node;
    this.publisher = publisher;
    this.time = time;
    this.topics = topics;
  }

  @Override
  public void log(Level level, String message) {
    if (level.compareTo(least) < 0) {
      return;
    }
    switch (level) {
      case DEBUG -> host.debug("{}: {}", node, message);
      case INFO -> host.info("{}: {}", node, message);
      case WARN -> host.warn("{}: {}", node, message);
      case ERROR, FATAL -> host.error("{}: {}", node, message);
    }
    StackWalker.StackFrame from =
        STACK.walk(frames ->
            frames
                .filter(f -> !f.getClassName().equals(Rosout.class.getName()))
                .filter(f -> !f.getClassName().equals(RosLog.class.getName()))
                .findFirst()
                .orElseThrow());
    publisher.publish(
        new Log(
            new Header(0, time.nanos(), ""),
            level.code(),
            node.text(),
            message,
            String.valueOf(from.getFileName()),
            from.getMethodName(),
            Math.max(0, from.getLineNumber()),
            topics.get()));
  }

  /** The name of the level from which on messages are logged, lower case. */
  String level() {
    return least.name().toLowerCase(Locale.ROOT);
  }

  /** Sets it; false if there is no such level. */
  boolean setLevel(String name) {
    for (Level level : Level.values()) {
      if (level.name().equalsIgnoreCase(name)) {
        least = level;
        return true;
      }
    }
    return false;
  }
}
