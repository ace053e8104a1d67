package dev.ergon.transport.ros2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ergon.core.error.InvalidInputException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
  @Test
  void topicsGetDdssPrefix() {
    assertEquals("rt/camera/image_raw", new TopicName("/camera/image_raw").ddsName());
  }

  @Test
  void relativeNamesBeginAtTheNamespace() {
    assertEquals("/robot1/joint_states", TopicName.resolve("/robot1", "joint_states").path());
    assertEquals("/robot1/joint_states", TopicName.resolve("robot1/", "joint_states").path());
    assertEquals("/joint_states", TopicName.resolve("/", "joint_states").path());
    assertEquals("/joint_states", TopicName.resolve("/robot1", "/joint_states").path());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "joint_states", "/a//b", "/1a", "/a b", "/a/", "/\u00e4", "~/a"})
  void namesThatRos2RefusesAreRefused(String name) {
    assertThrows(InvalidInputException.class, () -> new TopicName(name));
  }

  @Test
  void theEnvironmentDecidesTheDomainUnlessTheSettingsDo() {
    Map<String, String> seven = Map.of("ROS_DOMAIN_ID", "7");

    assertEquals(7, Ros2Settings.loopback(-1, "n").resolvedDomain(seven));
    assertEquals(3, Ros2Settings.loopback(3, "n").resolvedDomain(seven));
    assertEquals(0, Ros2Settings.loopback(-1, "n").resolvedDomain(Map.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"233", "-1", "x", "1e1"})
  void aDomainThatIsNoneIsRefused(String id) {
    assertThrows(
        InvalidInputException.class,
        () -> Ros2Settings.loopback(-1, "n").resolvedDomain(Map.of("ROS_DOMAIN_ID", id)));
  }
}
