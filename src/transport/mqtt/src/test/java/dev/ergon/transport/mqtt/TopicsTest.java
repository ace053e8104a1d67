package dev.ergon.transport.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TopicsTest {
  @ParameterizedTest
  @CsvSource({
    "sport/tennis/player1/#, sport/tennis/player1, true",
    "sport/tennis/player1/#, sport/tennis/player1/ranking, true",
    "sport/#, sport, true",
    "#, a/b, true",
    "#, $SYS/x, false",
    "+/monitor, $SYS/monitor, false",
    "$SYS/#, $SYS/x, true",
    "+, finance, true",
    "+, /finance, false",
    "/+, /finance, true",
    "+/+, /finance, true",
    "sport/+, sport, false",
    "sport/+, sport/, true",
    "a/b, a/b/c, false",
    "a/b, A/b, false",
  })
  void filtersMatchAsTheStandardSays(String filter, String topic, boolean expected) {
    assertEquals(expected, Topics.matches(filter, topic));
  }

  @Property
  void everyNameMatchesItself(@ForAll @NotEmpty @CharRange(from = 'a', to = '~') String topic) {
    assertTrue(Topics.isName(topic));
    assertTrue(Topics.matches(topic, topic));
  }

  @ParameterizedTest
  @CsvSource({"a/+", "a/#", "#", "''"})
  void wildcardsAndNothingAreNoNames(String topic) {
    assertFalse(Topics.isName(topic));
  }
}
