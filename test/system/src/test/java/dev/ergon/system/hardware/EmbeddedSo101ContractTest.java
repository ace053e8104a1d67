package dev.ergon.system.hardware;

import dev.ergon.sim.embedded.arm.So101Arm;
import dev.ergon.sim.embedded.arm.TableArm;

class EmbeddedSo101ContractTest extends EmbeddedRobotContractTest {
  @Override
  protected TableArm arm() {
    return So101Arm.arm();
  }
}
