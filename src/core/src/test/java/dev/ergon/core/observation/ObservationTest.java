package dev.ergon.core.observation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ergon.core.geometry.Pose;
import dev.ergon.core.geometry.Transform;
import dev.ergon.core.image.Image;
import dev.ergon.core.image.PixelFormat;
import dev.ergon.core.robot.JointState;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObservationTest {
  private final CameraFrame front = frame("front", 70);
  private final CameraFrame wrist = frame("wrist", 95);

  @Test
  void isAsOldAsItsOldestPart() {
    assertEquals(30, observation(90, front, wrist).ageNanos());
    assertEquals(40, observation(60, front, wrist).ageNanos());
    assertEquals(10, observation(90).ageNanos());
    assertEquals(10, observation(90, front).jointAgeNanos());
  }

  @Test
  void partsAheadOfTheClockHaveNoAge() {
    assertEquals(0, observation(105).jointAgeNanos());
    assertEquals(0, observation(105, frame("front", 110)).ageNanos());
    assertEquals(5, observation(105, frame("front", 110), wrist).ageNanos());
    assertEquals(95, observation(105, frame("front", 110), wrist).oldestStampNanos());
  }

  @Test
  void findsAFrameByItsCamera() {
    assertEquals(Optional.of(wrist), observation(90, front, wrist).frame("wrist"));
    assertEquals(Optional.empty(), observation(90, front).frame("wrist"));
  }

  @Test
  void refusesTwoFramesOfOneCamera() {
    assertThrows(IllegalArgumentException.class, () -> observation(90, front, front));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Front", "1st", "a b", "../a", "a.b"})
  void aCameraNameIsSafeInKeysAndFileNames(String name) {
    assertThrows(IllegalArgumentException.class, () -> new CameraSpec(name, 1, 1));
  }

  @Test
  void aCameraHasASizeWithinBounds() {
    assertThrows(IllegalArgumentException.class, () -> new CameraSpec("a", 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new CameraSpec("a", 1, 16385));
  }

  private static Observation observation(long jointStampNanos, CameraFrame... frames) {
    JointState joints =
        new JointState(jointStampNanos, List.of(), new double[0], new double[0], new double[0]);
    return new Observation(100, List.of(frames), joints, Pose.of("base", Transform.IDENTITY));
  }

  private static CameraFrame frame(String camera, long stampNanos) {
    return new CameraFrame(camera, stampNanos, Image.adopt(1, 1, PixelFormat.MONO8, new byte[1]));
  }
}
