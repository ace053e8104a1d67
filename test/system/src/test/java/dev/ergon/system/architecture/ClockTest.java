package dev.ergon.system.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.ergon.core.time.SystemClock;

@AnalyzeClasses(packages = "dev.ergon", importOptions = ProductionClasses.class)
class ClockTest {
  @ArchTest
  static final ArchRule onlyTheSystemClockReadsTheHostsTime =
      noClasses()
          .that()
          .doNotBelongToAnyOf(SystemClock.class)
          .should()
          .callCodeUnitWhere(
              DescribedPredicate.describe("it reads the host's time", ClockTest::readsTime));

  private static boolean readsTime(JavaCall<?> call) {
    String owner = call.getTargetOwner().getName();
    String name = call.getName();
    return switch (owner) {
      case "java.lang.System" -> name.equals("nanoTime") || name.equals("currentTimeMillis");
      case "java.util.Date" ->
          name.equals("<init>") && call.getTarget().getParameterTypes().isEmpty();
      case "java.util.Calendar" -> name.equals("getInstance");
      case "java.time.Clock" -> name.startsWith("system") || name.startsWith("tick");
      default -> owner.startsWith("java.time.") && name.equals("now");
    };
  }
}
