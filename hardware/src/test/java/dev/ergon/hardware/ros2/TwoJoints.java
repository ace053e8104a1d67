package dev.ergon.hardware.ros2;

import dev.ergon.core.config.ConfigNode;
import dev.ergon.core.config.ConfigReader;
import dev.ergon.transport.ros2.testing.TestDomain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A robot of two joints, the second of which counts the other way round on the wire. */
final class TwoJoints {
  static final int DOMAIN = TestDomain.id();
  static final List<String> WIRE_NAMES = List.of("turn", "j2");
  static final String URDF =
      """
      <robot name="two">
        <link name="base_link"/><link name="mid"/><link name="tool0"/>
        <joint name="turn" type="revolute"><parent link="base_link"/><child link="mid"/>
          <axis xyz="0 0 1"/><limit lower="-1" upper="1" velocity="1" effort="1"/></joint>
        <joint name="bend" type="revolute"><parent link="mid"/><child link="tool0"/>
          <axis xyz="0 1 0"/><limit lower="-2" upper="2" velocity="1" effort="1"/></joint>
      </robot>
      """;

  private TwoJoints() {}

  /** A driver's configuration; {@code more} is YAML of its own. */
  static ConfigNode config(Path folder, String more) {
    try {
      Files.writeString(folder.resolve("two.urdf"), URDF);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ConfigReader.read(
        "two.yaml",
        """
        model: {urdf: two.urdf}
        namespace: /arm
        joints: {bend: {name: j2, direction: -1, offset: 0.5 rad}}
        ros2: {domain_id: %d}
        link: {start_timeout: 20 s, state_timeout: 200 ms}
        %s
        """
            .formatted(DOMAIN, more));
  }
}
