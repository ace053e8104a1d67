package dev.ergon.core.robot.urdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ergon.core.error.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostileUrdfTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          velocity="0.5"            | velocity="fast"          | gantry.urdf:43: robot/joint[lift]/limit@velocity: got "fast"
          velocity="0.5"            | velocity="0"             | gantry.urdf:43: robot/joint[lift]/limit@velocity: got "0", wanted a number > 0
          velocity="0.5"            |                          | gantry.urdf:43: robot/joint[lift]/limit lacks the attribute 'velocity'
          velocity="0.5"            | velocity="NaN"           | limit@velocity: got "NaN"
          velocity="0.5"            | velocity="1e999"         | limit@velocity: got "1e999"
          lower="-0.1"              | lower="0.5"              | limit@lower: got "0.5", wanted at most the upper limit 0.4
          jerk="40"                 | jerk="-1"                | limit@jerk: got "-1"
          type="prismatic"          | type="floating"          | gantry.urdf:38: robot/joint[lift]@type: got "floating", wanted a joint of one degree of freedom
          type="prismatic"          | type="planar"            | split a planar joint
          type="prismatic"          | type="screw"             | joint[lift]@type: got "screw", wanted revolute
          <parent link="base"/>     | <parent link="bass"/>    | gantry.urdf:39: robot/joint[lift]/parent@link: got "bass", wanted the name of a link
          <child link="slide"/>     | <child link="wrist"/>    | robot/joint[turn]/child@link: got "wrist", wanted a link that joint 'lift' does not carry already
          <parent link="base"/>     | <parent link="tool"/>    | gantry.urdf:3: robot 'gantry': link 'slide' lies on a loop
          joint="left"              | joint="middle"           | robot/joint[right]/mimic@joint: got "middle"
          joint="left"              | joint="right"            | 'right' mimics 'right', wanted a joint that moves and mimics none
          <axis xyz="0 0 2"/>       | <axis xyz="0 0 0"/>      | joint[lift]/axis@xyz: got "0 0 0", wanted a direction
          <axis xyz="0 0 2"/>       | <axis xyz="0 0"/>        | axis@xyz: got "0 0", wanted 3 numbers
          size="0.2 0.3 0.1"        | size="0.2 0.3 -0.1"      | gantry.urdf:13: robot/link[base]/visual/geometry/box@size
          <sphere radius="0.02"/>   | <torus radius="0.02"/>   | geometry/torus is no shape
          <sphere radius="0.02"/>   |                          | geometry holds 0 elements, wanted 1 shape
          rgba="1 0 0 0.5"          | rgba="255 0 0 1"         | material[red]/color@rgba: got "255 0 0 1", wanted four numbers in 0..1
          <material name="steel"/>  | <material name="steal"/> | material[steal]@name: got "steal", wanted a material that is defined somewhere
          value="4.5"               | value="0"                | gantry.urdf:8: robot/link[base]/inertial/mass@value: got "0"
          name="slide"              | name="base"              | gantry.urdf:20: robot/link[base] has the name of the one in line 5
          <link name="tool"/>       | <link/>                  | robot/link lacks the attribute 'name'
          <link name="tool"/>       | <xacro:tool/>            | expand the file with xacro first
          </robot>                  | </robt>                  | not well-formed XML
          """)
  void errorNamesFileLineElementAndAttribute(String part, String replacement, String wanted) {
    String text = Gantry.with(part, replacement == null ? "" : replacement);
    String message = refusal(text);
    assertTrue(message.startsWith("gantry.urdf:"), message);
    assertTrue(message.contains(wanted), message);
  }

  @Test
  void refusesADocumentType(@TempDir Path folder) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "do-not-tell");
    String message =
        refusal(
            "<!DOCTYPE robot [<!ENTITY x SYSTEM '" + secret.toUri() + "'>]>\n<robot name='&x;'/>");
    assertFalse(message.contains("do-not-tell"), message);
  }

  @Test
  void refusesEntitiesThatGrow() {
    StringBuilder bomb = new StringBuilder("<!DOCTYPE robot [<!ENTITY a0 'lol'>");
    for (int i = 1; i < 12; i++) {
      bomb.append("<!ENTITY a").append(i).append(" '").append(("&a" + (i - 1) + ";").repeat(10));
      bomb.append("'>");
    }
    refusal(bomb + "]><robot name='r'><link name='&a11;'/></robot>");
  }

  @Test
  void refusesElementsNestedTooDeepOrTooMany() {
    assertTrue(refusal("<a>".repeat(10_000)).contains("too deep"));
    assertTrue(
        refusal("<robot name='r'>" + "<link/>".repeat(10_001) + "</robot>").contains("too many"));
  }

  @Test
  void refusesTextThatIsTooLong() {
    assertTrue(refusal(" ".repeat(UrdfReader.MAX_BYTES + 1)).contains("bytes"));
  }

  @Test
  void cutsLongValuesShortInMessages() {
    String message =
        refusal(Gantry.with("type=\"prismatic\"", "type=\"" + "x".repeat(9999) + "\""));
    assertTrue(message.length() < 400, () -> "got " + message.length() + " characters");
  }

  @Test
  void emptyTextIsNoRobot() {
    assertTrue(refusal("").startsWith("gantry.urdf:"));
    assertEquals(
        "gantry.urdf:1: model is not a robot's description, wanted <robot>", refusal("<model/>"));
  }

  @Property(tries = 2000)
  void damagedTextIsReadOrRefusedAndNothingElse(@ForAll("damaged") String text) {
    try {
      UrdfReader.read("gantry.urdf", text);
    } catch (InvalidInputException e) {
      assertTrue(String.valueOf(e.getMessage()).startsWith("gantry.urdf"), e::getMessage);
    }
  }

  /** The sample with one stretch of it replaced by noise or by another stretch of itself. */
  @Provide
  Arbitrary<String> damaged() {
    String urdf = Gantry.urdf();
    Arbitrary<Integer> place = Arbitraries.integers().between(0, urdf.length());
    Arbitrary<String> noise =
        Arbitraries.oneOf(
            Arbitraries.strings().ofMaxLength(8),
            Arbitraries.strings().withChars("<>&;\"'/=![]-?0123456789.eE \n").ofMaxLength(8),
            Arbitraries.of("", "&lt;", "<!DOCTYPE a>", "<![CDATA[", "]]>", "1e308", "-1e308 1e308"),
            Combinators.combine(place, Arbitraries.integers().between(0, 200))
                .as((at, length) -> urdf.substring(at, Math.min(urdf.length(), at + length))));
    return Combinators.combine(place, Arbitraries.integers().between(0, 40), noise)
        .as((at, length, inserted) ->
            urdf.substring(0, at)
                + inserted
                + urdf.substring(Math.min(urdf.length(), at + length)));
  }

  private static String refusal(String text) {
    return String.valueOf(
        assertThrows(InvalidInputException.class, () -> UrdfReader.read("gantry.urdf", text))
            .getMessage());
  }
}
