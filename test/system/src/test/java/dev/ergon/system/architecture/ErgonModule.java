package dev.ergon.system.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.Set;

/** A module: its root package, and which others it may use. Arrows run one way. */
enum ErgonModule {
  CORE("dev.ergon.core"),
  TRANSPORT_MQTT("dev.ergon.transport.mqtt", CORE),
  ROS_MESSAGES("dev.ergon.transport.ros.message", CORE),
  TRANSPORT_ROS1("dev.ergon.transport.ros1", CORE, ROS_MESSAGES),
  TRANSPORT_ROS2("dev.ergon.transport.ros2", CORE, ROS_MESSAGES),
  TOKENIZER("dev.ergon.tokenizer", CORE),
  PERCEPTION(
      "dev.ergon.perception", CORE, TRANSPORT_MQTT, ROS_MESSAGES, TRANSPORT_ROS1, TRANSPORT_ROS2),
  CONTROL("dev.ergon.control", CORE),
  HARDWARE(
      "dev.ergon.hardware", CORE, TRANSPORT_MQTT, ROS_MESSAGES, TRANSPORT_ROS1, TRANSPORT_ROS2),
  SIM_EMBEDDED(
      "dev.ergon.sim.embedded", CORE, TRANSPORT_MQTT, ROS_MESSAGES, TRANSPORT_ROS1, TRANSPORT_ROS2),
  SIM_EXTERNAL(
      "dev.ergon.sim.external",
      CORE,
      TRANSPORT_MQTT,
      ROS_MESSAGES,
      TRANSPORT_ROS1,
      TRANSPORT_ROS2,
      PERCEPTION,
      HARDWARE),
  DATASETS("dev.ergon.datasets", CORE),
  POLICY_RUNTIME("dev.ergon.policy.runtime", CORE, TOKENIZER, PERCEPTION),
  POLICY_TRAINING(
      "dev.ergon.policy.training", CORE, TOKENIZER, PERCEPTION, POLICY_RUNTIME, DATASETS),
  LAUNCH(
      "dev.ergon.launch",
      CORE,
      TRANSPORT_MQTT,
      ROS_MESSAGES,
      TRANSPORT_ROS1,
      TRANSPORT_ROS2,
      TOKENIZER,
      PERCEPTION,
      CONTROL,
      HARDWARE,
      SIM_EMBEDDED,
      SIM_EXTERNAL,
      DATASETS,
      POLICY_RUNTIME,
      POLICY_TRAINING);

  private final String rootPackage;
  private final Set<ErgonModule> used;

  ErgonModule(String rootPackage, ErgonModule... used) {
    this.rootPackage = rootPackage;
    this.used = Set.of(used);
  }

  boolean mayUse(ErgonModule other) {
    return other == this || used.contains(other);
  }

  /** Whether the class is one of Ergon's own. */
  static boolean isErgon(JavaClass type) {
    return type.getPackageName().startsWith("dev.ergon.");
  }

  /**
   * The module of one of Ergon's classes.
   *
   * @throws AssertionError if the class lies in no module of the table
   */
  static ErgonModule of(JavaClass type) {
    String name = type.getPackageName() + ".";
    return Arrays.stream(values())
        .filter(m -> name.startsWith(m.rootPackage + "."))
        .findFirst()
        .orElseThrow(() -> new AssertionError(type.getName() + " lies in no known module"));
  }
}
