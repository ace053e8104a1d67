package dev.ergon.launch.doctor;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the kernel lets a control thread do. */
final class RealTimeProbe {
  private static final int CAP_SYS_NICE = 23;
  private static final int CAP_IPC_LOCK = 14;
  private final HostFiles host;

  RealTimeProbe(HostFiles host) {
    this.host = host;
  }

  Finding priority() {
    String limit = limit("Max realtime priority").orElse("unknown");
    boolean ok = hasCapability(CAP_SYS_NICE) || limit.equals("unlimited") || positive(limit);
    return new Finding(
        "real-time priority",
        ok,
        hasCapability(CAP_SYS_NICE) ? "allowed (CAP_SYS_NICE)" : "rtprio " + limit,
        "SCHED_FIFO for the control thread: wake-ups ten times steadier",
        ok ? "" : "add '@realtime - rtprio 98' to /etc/security/limits.conf and join that group");
  }

  Finding lockedMemory() {
    String limit = limit("Max locked memory").orElse("unknown");
    boolean ok = hasCapability(CAP_IPC_LOCK) || limit.equals("unlimited");
    return new Finding(
        "locked memory",
        ok,
        hasCapability(CAP_IPC_LOCK) ? "allowed (CAP_IPC_LOCK)" : "memlock " + limit,
        "no page faults in the control thread",
        ok ? "" : "add '@realtime - memlock unlimited' to /etc/security/limits.conf");
  }

  Finding kernel() {
    boolean realTime = host.read("sys/kernel/realtime").map("1"::equals).orElse(false);
    String version = host.read("proc/sys/kernel/osrelease").orElse("unknown");
    return new Finding(
        "kernel",
        realTime,
        version + (realTime ? ", PREEMPT_RT" : ", no PREEMPT_RT"),
        "bounded wake-up latency under load",
        realTime ? "" : "needed for 1 kHz torque control only: install an RT kernel");
  }

  private boolean hasCapability(int bit) {
    return host.read("proc/self/status")
        .map(status -> Pattern.compile("CapEff:\\s*([0-9a-f]{1,16})").matcher(status))
        .filter(Matcher::find)
        .map(m -> (Long.parseUnsignedLong(m.group(1), 16) >> bit & 1) == 1)
        .orElse(false);
  }

  private Optional<String> limit(String name) {
    return host.read("proc/self/limits")
        .map(limits -> Pattern.compile(Pattern.quote(name) + "\\s+(\\S+)").matcher(limits))
        .filter(Matcher::find)
        .map(m -> m.group(1));
  }

  private static boolean positive(String number) {
    return number.matches("[1-9][0-9]*");
  }
}
