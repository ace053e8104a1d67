package dev.ergon.sim.external.gz.internal;

import dev.ergon.sim.external.gz.msgs.GzDiscoveryProto.Discovery.Publisher;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who offers what, by process, and when each process was heard last. Bounded. */
final class Directory {
  static final int MAX_PROCESSES = 512;
  static final int MAX_PUBLISHERS_OF_A_PROCESS = 1024;

  private final Map<String, Process> processes = new LinkedHashMap<>();

  private static final class Process {
    final Set<Publisher> publishers = new LinkedHashSet<>();
    long heardNanos;
  }

  /** Notes that a process lives; answers false if there are too many to know them all. */
  boolean heard(String process, long nowNanos) {
    Process known = processes.get(process);
    if (known == null) {
      if (processes.size() >= MAX_PROCESSES) {
        return false;
      }
      known = new Process();
      processes.put(process, known);
    }
    known.heardNanos = nowNanos;
    return true;
  }

  /** Notes an offer of a process that has been heard. */
  void add(String process, Publisher publisher) {
    Process known = processes.get(process);
    if (known != null && known.publishers.size() < MAX_PUBLISHERS_OF_A_PROCESS) {
      known.publishers.add(publisher);
    }
  }

  /** Forgets an offer; whether there was one. */
  boolean remove(String process, Publisher publisher) {
    Process known = processes.get(process);
    return known != null && known.publishers.remove(publisher);
  }

  /** Forgets a process; what it offered. */
  List<Publisher> forget(String process) {
    Process known = processes.remove(process);
    return known == null ? List.of() : List.copyOf(known.publishers);
  }

  /** Forgets every process that has been silent since {@code sinceNanos}; what they offered. */
  List<Publisher> forgetSilentSince(long sinceNanos) {
    List<Publisher> gone = new ArrayList<>();
    Iterator<Process> each = processes.values().iterator();
    while (each.hasNext()) {
      Process process = each.next();
      if (process.heardNanos - sinceNanos < 0) {
        gone.addAll(process.publishers);
        each.remove();
      }
    }
    return gone;
  }

  /** Who offers {@code topic}. */
  List<Publisher> offering(String topic) {
    return processes.values().stream()
        .flatMap(p -> p.publishers.stream())
        .filter(p -> p.getTopic().equals(topic))
        .toList();
  }

  int size() {
    return processes.size();
  }
}
