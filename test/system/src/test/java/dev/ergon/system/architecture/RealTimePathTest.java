package dev.ergon.system.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNCHRONIZED;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.ergon", importOptions = ProductionClasses.class)
class RealTimePathTest {
  private static final String REAL_TIME = "dev.ergon.control.rt..";

  @ArchTest
  static final ArchRule realTimeCodeUsesNoStreamsLoggersOrFiles =
      noClasses()
          .that(resideInAPackage(REAL_TIME))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.util.stream..",
              "java.util.logging..",
              "org.slf4j..",
              "java.io..",
              "java.nio.file..");

  @ArchTest
  static final ArchRule realTimeCodeFormatsNoText =
      noClasses()
          .that(resideInAPackage(REAL_TIME))
          .should()
          .callCodeUnitWhere(
              DescribedPredicate.describe("it formats text", RealTimePathTest::formats));

  @ArchTest
  static final ArchRule realTimeMethodsAreNotSynchronized =
      noMethods()
          .that()
          .areDeclaredInClassesThat(resideInAPackage(REAL_TIME))
          .should()
          .haveModifier(SYNCHRONIZED);

  private static boolean formats(JavaCall<?> call) {
    String owner = call.getTargetOwner().getName();
    return owner.equals("java.util.Formatter")
        || owner.startsWith("java.text.")
        || (owner.equals("java.lang.String")
            && (call.getName().equals("format") || call.getName().equals("formatted")));
  }
}
