package dev.ergon.control.rt;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import com.sun.jna.Structure;
import com.sun.jna.Structure.FieldOrder;
import dev.ergon.control.host.AwakeProcessors;
import dev.ergon.core.error.HostLacksException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks Linux to lock the process's memory, to keep idle processors awake, and to run the calling
 * thread on one processor under SCHED_FIFO. Made once, on the thread itself, before its loop, and
 * closed after it.
 */
final class LinuxScheduling implements AutoCloseable {
  private static final int MCL_CURRENT = 1;
  private static final int MCL_FUTURE = 2;
  private static final int SCHED_FIFO = 1;
  private static final int CPU_SET_BYTES = 128;

  /** The C library's calls; pid 0 is the calling thread. */
  private interface LibC extends Library {
    int mlockall(int flags) throws LastErrorException;

    int sched_setaffinity(int pid, long bytes, byte[] mask) throws LastErrorException;

    int sched_setscheduler(int pid, int policy, SchedParam param) throws LastErrorException;
  }

  /** {@code struct sched_param}. */
  @FieldOrder("priority")
  public static final class SchedParam extends Structure {
    /** {@code sched_priority}. */
    public int priority;
  }

  private interface Call {
    int run() throws LastErrorException;
  }

  private final List<String> granted = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();
  private boolean fifo;
  private @Nullable AwakeProcessors awake;

  /**
   * Asks for everything in {@code options}.
   *
   * @throws HostLacksException if something is refused and {@link RealTimeOptions#required}
   */
  LinuxScheduling(RealTimeOptions options) {
    if (options.equals(RealTimeOptions.BEST_EFFORT)) {
      return;
    }
    if (!Platform.isLinux()) {
      refused.add("real-time set-up: this is no Linux");
    } else {
      ask(options, Native.load("c", LibC.class));
    }
    if (options.required() && !refused.isEmpty()) {
      throw new HostLacksException(
          "real-time control: "
              + String.join("; ", refused)
              + ". Grant CAP_SYS_NICE and CAP_IPC_LOCK (or rtprio and memlock in limits.conf), or"
              + " set real_time.required to false");
    }
    // Last, so that nothing is held where this throws, and no part of what may be required.
    if (options.keepAwake() && Platform.isLinux()) {
      keepAwake();
    }
  }

  private void keepAwake() {
    awake = AwakeProcessors.keep();
    if (awake.refusal().isEmpty()) {
      granted.add("processors kept awake");
    } else {
      refused.add("keeping processors awake refused (" + awake.refusal() + ")");
    }
  }

  private void ask(RealTimeOptions options, LibC libc) {
    if (options.lockMemory()) {
      attempt("mlockall", () -> libc.mlockall(MCL_CURRENT | MCL_FUTURE));
    }
    if (options.cpu() >= 0) {
      byte[] mask = new byte[CPU_SET_BYTES];
      mask[options.cpu() / 8] = (byte) (1 << (options.cpu() % 8));
      attempt(
          "affinity to CPU " + options.cpu(), () -> libc.sched_setaffinity(0, CPU_SET_BYTES, mask));
    }
    if (options.fifoPriority() > 0) {
      SchedParam param = new SchedParam();
      param.priority = options.fifoPriority();
      fifo =
          attempt(
              "SCHED_FIFO " + options.fifoPriority(),
              () -> libc.sched_setscheduler(0, SCHED_FIFO, param));
    }
  }

  private boolean attempt(String what, Call call) {
    try {
      call.run();
      granted.add(what);
      return true;
    } catch (LastErrorException e) {
      refused.add(what + " refused (errno " + e.getErrorCode() + ")");
      return false;
    }
  }

  /** Whether the thread runs under SCHED_FIFO. */
  boolean isFifo() {
    return fifo;
  }

  /** What was granted and refused, in words. */
  String describe() {
    String got = granted.isEmpty() ? "best effort" : String.join(", ", granted);
    return refused.isEmpty() ? got : got + "; " + String.join("; ", refused);
  }

  /** Lets processors sleep again; the rest goes with the thread or stays with the process. */
  @Override
  public void close() {
    if (awake != null) {
      awake.close();
    }
  }
}
