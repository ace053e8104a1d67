package dev.ergon.transport.ros.generator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class DefinitionSetTest {
  private final DefinitionSet set = new DefinitionSet();
  private final Definition header =
      add("std_msgs", "Header", "uint32 seq  # @ros1", "time stamp", "string frame_id");

  @Test
  void sumsLeaveOutCommentsAndBlanks() {
    Definition spaced = add("a", "Spaced", "# words", "", "string   data   # more words");

    assertEquals("992ce8a1687cec8c8bd883ec73ca41d1", set.md5(spaced));
  }

  @Test
  void sumsTakeConstantsFirst() {
    Definition before = add("a", "Before", "int8 GOOD=1", "int8 level");
    Definition after = add("a", "After", "int8 level", "int8 GOOD = 1  # fine");

    assertEquals(set.md5(before), set.md5(after));
  }

  @Test
  void sumsTakeAMessageByItsOwnSum() {
    assertEquals("2176decaecbce78abc3b96ef049fabed", set.md5(header));
    Definition list = add("a", "Stamped", "Header[] headers");
    Definition text = add("a", "Text", "2176decaecbce78abc3b96ef049fabed_ x".replace("_", ""));

    assertEquals("a/2176decaecbce78abc3b96ef049fabed", text.fields().get(0).type().base());
    assertEquals("std_msgs/Header", list.fields().get(0).type().base());
    assertEquals(32, set.md5(list).length());
  }

  @Test
  void whatOnlyRos2HasIsNotInTheText() {
    Definition mixed = add("a", "Mixed", "int32 kept", "int32 dropped  # @ros2");
    Definition kept = add("a", "Kept", "int32 kept");

    assertFalse(set.fullText(mixed).contains("dropped"));
    assertEquals(set.md5(kept), set.md5(mixed));
  }

  @Test
  void theFullTextHoldsWhatIsUsedOnce() {
    Definition twice = add("a", "Twice", "Header first", "Header second");

    assertEquals(
        2, set.fullText(twice).split("MSG: std_msgs/Header|string frame_id", -1).length - 1);
    assertTrue(set.fullText(twice).contains("=".repeat(80) + "\nMSG: std_msgs/Header\n"));
  }

  @Test
  void theLeastSizeCountsWhatBothVersionsHave() {
    assertEquals(8 + 4, set.minBytes(header));
    Definition arrays =
        add("a", "Arrays", "float64[3] fixed", "float64[] sequence", "bool[2] flags");

    assertEquals(3 * 8 + 4 + 2, set.minBytes(arrays));
  }

  @Test
  void anUnknownTypeIsNamed() {
    Definition wrong = add("a", "Wrong", "b/Missing x");

    String message =
        assertThrows(IllegalArgumentException.class, () -> set.md5(wrong)).getMessage();
    assertEquals("a/Wrong uses b/Missing, which is not defined", message);
  }

  @Test
  void aLineThatIsNoFieldIsShown() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> add("a", "Wrong", "int32")).getMessage();
    assertEquals("a/Wrong: got 'int32', wanted 'TYPE name' or 'TYPE NAME = value'", message);
  }

  @Test
  void anArrayOfEmptyMessagesIsRefused() {
    add("a", "Empty");
    Definition unbounded = add("a", "Unbounded", "Empty[] nothing");

    assertThrows(
        IllegalArgumentException.class,
        () -> new RecordSource(set, unbounded, "Unbounded").declaration(""));
  }

  @Test
  void aMessageThatJavaKnowsByNameGetsAnotherOne() {
    assertEquals("StringMessage", add("b", "String", "string data").javaName());
    assertEquals("frameId", header.fields().get(2).javaName());
    assertEquals("stampNanos", header.fields().get(1).javaName());
  }

  private Definition add(String rosPackage, String name, String... lines) {
    Definition definition = DefinitionParser.parse(rosPackage, name, List.of(lines));
    set.add(definition);
    return definition;
  }
}
