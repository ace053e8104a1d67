package dev.ergon.hardware.so101;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.core.config.ConfigReader;
import dev.ergon.core.error.InvalidInputException;
import dev.ergon.core.robot.RobotModel;
import dev.ergon.core.robot.so101.So101;
import dev.ergon.hardware.feetech.StsServo;
import dev.ergon.hardware.servo.ServoArm;
import dev.ergon.hardware.servo.ServoJoint;
import dev.ergon.hardware.testing.So101Line;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class So101ArmTest {
  private static final int TURN = StsServo.TICKS_PER_TURN;

  @Test
  void hasFiveJointsAndAGripperInTheOrderOfItsMotors() {
    RobotModel model = So101.model();
    assertEquals(
        List.of(
            "shoulder_pan", "shoulder_lift", "elbow_flex", "wrist_flex", "wrist_roll", "gripper"),
        model.actuatedNames());
    assertEquals(5, model.armDof());
  }

  @Test
  void armJointsStandAtZeroInTheMiddleOfTheirRange() throws IOException {
    ServoJoint pan = So101Arm.calibrated(calibration(text())).joints().get(0);
    assertEquals(0, pan.positionRad((870 + 3310) / 2, TURN), 1e-12);
    assertEquals(Math.PI / 2, pan.positionRad((870 + 3310) / 2 + TURN / 4, TURN), 1e-12);
  }

  @Test
  void aJointThatTurnsAgainstItsMotorHasTheOtherSign() throws IOException {
    String reversed = text().replaceFirst("\"drive_mode\": 0", "\"drive_mode\": 1");
    ServoJoint pan = So101Arm.calibrated(calibration(reversed)).joints().get(0);
    assertEquals(-Math.PI / 2, pan.positionRad((870 + 3310) / 2 + TURN / 4, TURN), 1e-12);
    assertEquals((870 + 3310) / 2 - TURN / 4, pan.ticks(Math.PI / 2, TURN));
  }

  @Test
  void theGripperIsClosedAtTheLowerEndOfItsRange() throws IOException {
    ServoArm arm = So101Arm.calibrated(calibration(text()));
    assertEquals(-0.174533, arm.joints().get(5).positionRad(1900, TURN), 1e-9);
    assertEquals(1900, arm.joints().get(5).ticks(-3, TURN));
  }

  @Test
  void limitsLieInsideTheCalibratedRange() throws IOException {
    ServoArm arm = So101Arm.calibrated(calibration(text()));
    double half = (3310 - 870) / 2.0 * 2 * Math.PI / TURN;
    assertEquals(half, arm.model().limits(0).upper(), 1e-9);
    assertEquals(-1.69, arm.model().limits(2).lower(), 0.01);
    assertEquals(2.79253, arm.model().limits(4).upper(), 1e-9);
  }

  @Property
  void ticksAndPositionsAreInverses(
      @ForAll @IntRange(min = 870, max = 3310) int ticks, @ForAll boolean reversed) {
    ServoJoint joint = new ServoJoint("j", 1, reversed ? -1 : 1, 2090, 0.3, 870, 3310, 1);
    assertEquals(ticks, joint.ticks(joint.positionRad(ticks, TURN), TURN));
  }

  @Test
  void namesTheEntryOfACalibrationThatIsWrong() throws IOException {
    refuses(text().replace("\"wrist_roll\"", "\"wrist_rol\""), "wrist_rol");
    refuses(text().replace("\"homing_offset\": 75,", ""), "homing_offset");
    refuses(text().replaceFirst("\"drive_mode\": 0", "\"drive_mode\": 2"), "drive_mode");
    refuses(text().replace("75", "7e99"), "homing_offset");
    refuses(text().substring(0, 200), "follower.json");
  }

  private static void refuses(String json, String named) {
    InvalidInputException e = assertThrows(InvalidInputException.class, () -> calibration(json));
    assertTrue(e.getMessage().contains(named), e.getMessage());
  }

  private static ArmCalibration calibration(String json) {
    return ArmCalibration.from(
        ConfigReader.read("follower.json", json), So101.model().actuatedNames());
  }

  private static String text() throws IOException {
    try (InputStream in = So101Line.class.getResourceAsStream("follower.json")) {
      if (in == null) {
        throw new IOException("follower.json is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
