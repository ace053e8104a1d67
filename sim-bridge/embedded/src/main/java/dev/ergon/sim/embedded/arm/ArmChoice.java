package dev.ergon.sim.embedded.arm;

/** The arms that come along, as launch files and commands name them. */
public enum ArmChoice {
  ERGON,
  SO101;

  public TableArm arm() {
    return switch (this) {
      case ERGON -> ErgonArm.arm();
      case SO101 -> So101Arm.arm();
    };
  }
}
