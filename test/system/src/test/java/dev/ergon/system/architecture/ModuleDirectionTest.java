package dev.ergon.system.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Arrays;
import java.util.function.Predicate;

@AnalyzeClasses(packages = "dev.ergon", importOptions = ProductionClasses.class)
class ModuleDirectionTest {
  @ArchTest
  static final ArchRule modulesUseOneAnotherOnlyAsTheTableSays =
      classes()
          .should(
              dependOn(
                  "only modules that the table permits",
                  d -> ErgonModule.of(d.getOriginClass()).mayUse(ErgonModule.of(target(d)))));

  @ArchTest
  static final ArchRule internalPackagesAreUsedByTheirOwnModuleAlone =
      classes()
          .should(
              dependOn(
                  "no other module's internal packages",
                  d ->
                      !isInternal(target(d))
                          || ErgonModule.of(d.getOriginClass()) == ErgonModule.of(target(d))));

  @ArchTest
  static final ArchRule publicPackagesFormNoCycles =
      slices()
          .assignedFrom(packages("public", type -> !isInternal(type)))
          .should()
          .beFreeOfCycles();

  @ArchTest
  static final ArchRule internalPackagesFormNoCycles =
      slices()
          .assignedFrom(packages("internal", ModuleDirectionTest::isInternal))
          .should()
          .beFreeOfCycles();

  private static boolean isInternal(JavaClass type) {
    return Arrays.asList(type.getPackageName().split("\\.", -1)).contains("internal");
  }

  private static JavaClass target(Dependency dependency) {
    return dependency.getTargetClass().getBaseComponentType();
  }

  private static ArchCondition<JavaClass> dependOn(String what, Predicate<Dependency> permitted) {
    return new ArchCondition<>("depend on " + what) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          if (ErgonModule.isErgon(target(dependency)) && !permitted.test(dependency)) {
            events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
          }
        }
      }
    };
  }

  /**
   * The packages of one kind. The two kinds are looked at apart: a public entry uses the internal
   * packages that do its work, and these use the public types that it speaks.
   */
  private static SliceAssignment packages(String kind, Predicate<JavaClass> isOfKind) {
    return new SliceAssignment() {
      @Override
      public SliceIdentifier getIdentifierOf(JavaClass type) {
        return ErgonModule.isErgon(type) && isOfKind.test(type)
            ? SliceIdentifier.of(type.getPackageName())
            : SliceIdentifier.ignore();
      }

      @Override
      public String getDescription() {
        return kind + " packages";
      }
    };
  }
}
