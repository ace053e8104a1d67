package dev.ergon.launch.doctor;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/** The Java virtual machine this runs on. */
final class JvmProbe {
  private static final List<String> CONCURRENT = List.of("Shenandoah", "ZGC");

  Finding jdk() {
    int feature = Runtime.version().feature();
    return new Finding(
        "JDK",
        feature >= 25,
        System.getProperty("java.vendor") + " " + Runtime.version(),
        "17 is enough; 25 adds generational Shenandoah",
        feature >= 25 ? "" : "install a JDK of 25 or later");
  }

  Finding collector() {
    List<String> names =
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .map(GarbageCollectorMXBean::getName)
            .toList();
    boolean concurrent = names.stream().anyMatch(n -> CONCURRENT.stream().anyMatch(n::contains));
    return new Finding(
        "collector",
        concurrent,
        String.join(", ", names),
        "pauses short enough for a control loop",
        concurrent ? "" : "run with -XX:+UseZGC or -XX:+UseShenandoahGC");
  }

  Finding machine() {
    Runtime runtime = Runtime.getRuntime();
    return new Finding(
        "machine",
        runtime.availableProcessors() >= 2,
        runtime.availableProcessors()
            + " processors, heap up to "
            + (runtime.maxMemory() >> 20)
            + " MiB",
        "one core for control, one for everything else",
        runtime.availableProcessors() >= 2 ? "" : "use a host with two cores or more");
  }
}
