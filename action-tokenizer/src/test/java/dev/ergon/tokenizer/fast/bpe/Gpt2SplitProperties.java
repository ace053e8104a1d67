package dev.ergon.tokenizer.fast.bpe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class Gpt2SplitProperties {
  private static final Pattern GPT2 =
      Pattern.compile(
          "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
          Pattern.UNICODE_CHARACTER_CLASS);

  @Property
  void splitsLikeThePattern(@ForAll("texts") String text) {
    List<String> wanted = new ArrayList<>();
    Matcher matcher = GPT2.matcher(text);
    while (matcher.find()) {
      wanted.add(matcher.group());
    }
    int[] codePoints = text.codePoints().toArray();
    List<String> got = new ArrayList<>();
    for (int from = 0; from < codePoints.length; ) {
      int end = Gpt2Split.pieceEnd(codePoints, from, codePoints.length);
      got.add(new String(codePoints, from, end - from));
      from = end;
    }
    assertEquals(wanted, got);
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<Integer> tricky =
        Arbitraries.of(
            " 'strevldm\t\n\u001C\u001F\u0085\u00A0\u00B27!\u3000\u2028\u200B\u0162"
                .codePoints()
                .boxed()
                .toList());
    Arbitrary<Integer> coefficients = Arbitraries.integers().between(0, 0x400);
    Arbitrary<Integer> anywhere =
        Arbitraries.integers()
            .between(0, Character.MAX_CODE_POINT)
            .filter(c -> c < 0xD800 || c > 0xDFFF);
    return Arbitraries.frequencyOf(
            Tuple.of(6, tricky), Tuple.of(3, coefficients), Tuple.of(1, anywhere))
        .list()
        .ofMaxSize(40)
        .map(list ->
            list.stream()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString());
  }
}
