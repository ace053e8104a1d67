package dev.ergon.system.hardware;

import dev.ergon.core.robot.Robot;
import dev.ergon.hardware.contract.RobotContract;
import dev.ergon.sim.embedded.EmbeddedSimulator;
import dev.ergon.sim.embedded.arm.ErgonArm;
import dev.ergon.sim.embedded.arm.TableArm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The simulated arm passes the rules that drivers pass. */
class EmbeddedRobotContractTest extends RobotContract {
  private static final long CYCLE_NANOS = 10_000_000;

  private EmbeddedSimulator simulator;

  @BeforeEach
  void open() {
    simulator = EmbeddedSimulator.create(arm());
  }

  /** Which arm stands at the table. */
  protected TableArm arm() {
    return ErgonArm.arm();
  }

  @AfterEach
  void close() {
    simulator.close();
  }

  @Override
  protected Robot robot() {
    return simulator.robot();
  }

  @Override
  protected void pass() {
    simulator.advanceTo(simulator.clock().nanos() + CYCLE_NANOS);
  }
}
