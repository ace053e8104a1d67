package dev.ergon.sim.external.gz.internal;

import dev.ergon.core.error.HostLacksException;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

/** Makes sockets whose queues and messages are bounded. */
final class Sockets {
  /** A picture of 4000 by 4000 pixels in RGB, and then some. */
  static final int MAX_MESSAGE_BYTES = 64 << 20;

  /** Messages that wait for one peer; what comes beyond is dropped. */
  private static final int HIGH_WATER_MARK = 256;

  private static final int REMINDERS = 8;
  static final long REMINDER_NANOS = 40_000_000L;

  private final ZContext context;
  private final String ip;
  private final ZMQ.Socket reminder;
  private int reminders;
  private long nextReminderNanos;

  Sockets(ZContext context, String ip) {
    this.context = context;
    this.ip = ip;
    reminder = context.createSocket(SocketType.PULL);
  }

  ZMQ.Socket open(SocketType type) {
    ZMQ.Socket socket = context.createSocket(type);
    socket.setMaxMsgSize(MAX_MESSAGE_BYTES);
    socket.setRcvHWM(HIGH_WATER_MARK);
    socket.setSndHWM(HIGH_WATER_MARK);
    return socket;
  }

  /** A router that peers know by {@code id}, and that says so when a peer is not there. */
  ZMQ.Socket router(String id) {
    ZMQ.Socket socket = open(SocketType.ROUTER);
    socket.setIdentity(Frames.bytes(id));
    socket.setRouterMandatory(true);
    return socket;
  }

  /** Connects to {@code address}, and sees to it that the connection is not forgotten. */
  boolean connect(ZMQ.Socket socket, String address) {
    reminders = REMINDERS;
    return socket.connect(address);
  }

  /** Whether {@link #remind} has something to do. */
  boolean hasReminders() {
    return reminders > 0;
  }

  /**
   * To be called now and then while there are reminders. JeroMQ 0.6.0 forgets about one new
   * connection in a hundred: it is open, but nobody reads it (its pull request 1022). Any change
   * among its sockets makes it look at all of them again, so one listens for a moment.
   */
  void remind(long nowNanos) {
    if (reminders > 0 && nowNanos - nextReminderNanos >= 0) {
      reminders--;
      nextReminderNanos = nowNanos + REMINDER_NANOS;
      boolean unused = reminder.unbind(bind(reminder));
    }
  }

  /** Binds to a free port; the address that peers shall connect to. */
  String bind(ZMQ.Socket socket) {
    try {
      return "tcp://" + ip + ":" + socket.bindToRandomPort("tcp://" + ip);
    } catch (ZMQException e) {
      throw new HostLacksException(
          "Gazebo transport: cannot listen on " + ip + ": " + e.getMessage(), e);
    }
  }
}
