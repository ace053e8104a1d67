package dev.ergon.system.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.ergon.core.robot.JointCommand;
import dev.ergon.core.robot.JointCommandBuffer;
import dev.ergon.core.robot.Robot;
import dev.ergon.sim.embedded.EmbeddedSimulator;

@AnalyzeClasses(packages = "dev.ergon", importOptions = ProductionClasses.class)
class CommandPathTest {
  /** The buffer's own conversion and the codec, which copy a command that control made. */
  private static final String[] CORE_CONVERSIONS = {"dev.ergon.core.robot", "dev.ergon.core.proto"};

  @ArchTest
  static final ArchRule onlyControlMakesJointCommands =
      noClasses()
          .that(are(not(resideInAPackage("dev.ergon.control.."))))
          .and(are(not(resideInAnyPackage(CORE_CONVERSIONS))))
          .should()
          .callConstructorWhere(target(owner(assignableTo(JointCommand.class))));

  @ArchTest
  static final ArchRule onlyControlFillsCommandBuffers =
      noClasses()
          .that(are(not(resideInAPackage("dev.ergon.control.."))))
          .should()
          .callMethodWhere(
              target(owner(assignableTo(JointCommandBuffer.class)))
                  .and(target(nameMatching("set.*"))));

  /** A robot that wraps another passes on what control wrote to it. */
  @ArchTest
  static final ArchRule onlyControlWritesToRobots =
      noClasses()
          .that(are(not(resideInAPackage("dev.ergon.control.."))))
          .and(are(not(assignableTo(Robot.class))))
          .should()
          .callMethodWhere(
              target(owner(assignableTo(Robot.class))).and(target(nameMatching("write"))));

  /** A served simulator passes on what the control at the other end of the wire made. */
  @ArchTest
  static final ArchRule onlyTheServedSimulatorPassesOnTargetsFromAWire =
      noClasses()
          .that(are(not(resideInAPackage("dev.ergon.launch.sim"))))
          .should()
          .callMethodWhere(
              target(owner(assignableTo(EmbeddedSimulator.class)))
                  .and(target(nameMatching("follow"))));
}
