package io.riskhub.contract.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CodePointOrderTest {

  private static final int[] EDGES = {
    0, 'A', 'a', 0x7f, 0xe9, 0xd7ff, 0xe000, 0xe001, 0xff5e, 0xffff, 0x10000, 0x10001, 0x103ff,
    0x10400, 0x1f600, 0x1f601, 0x10ffff
  };

  @Test
  void astralCharactersComeAfterTheLastOfTheBasicPlane() {
    List<String> inOrder =
        List.of("", "a", "a\ud7ff", "a\ue000", "a\uffff", "a\ud800\udc00", "a\udbff\udfff", "b");

    assertThat(inOrder.reversed().stream().sorted(CodePointOrder.INSTANCE))
        .containsExactlyElementsOf(inOrder);
  }

  @Test
  void agreesWithComparingCodePointsOn200_000Pairs() {
    SplittableRandom random = new SplittableRandom(47);
    for (int i = 0; i < 200_000; i++) {
      String a = text(random);
      String b = random.nextInt(4) == 0 ? a + text(random) : text(random);
      int expected = Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());

      assertThat(Integer.signum(CodePointOrder.INSTANCE.compare(a, b)))
          .as("%s and %s", a, b)
          .isEqualTo(Integer.signum(expected));
      assertThat(Integer.signum(CodePointOrder.INSTANCE.compare(b, a)))
          .isEqualTo(-Integer.signum(expected));
    }
  }

  /** Up to four characters of few kinds, so that pairs often share a beginning. */
  private static String text(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(5); left > 0; left--) {
      text.appendCodePoint(EDGES[random.nextInt(EDGES.length)]);
    }
    return text.toString();
  }
}
