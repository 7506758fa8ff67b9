package io.riskhub.contract.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  @Test
  void sortsKeysByCodePointAtEveryLevel() {
    ObjectNode inner = NODES.objectNode().put("\ud83d\ude00", 1).put("\uff5e", 2).put("\ue000", 3);
    ObjectNode outer = NODES.objectNode();
    outer.set("b", NODES.arrayNode().add(inner));
    outer.set("a", inner);

    String sorted = "{\"\\ue000\":3,\"\\uff5e\":2,\"\\ud83d\\ude00\":1}";
    assertThat(CanonicalJson.write(outer)).isEqualTo("{\"a\":%1$s,\"b\":[%1$s]}".formatted(sorted));
  }

  @Test
  void writesEveryCharacterAsAsciiThatReadsBack() throws MalformedJsonException {
    for (int block = 0; block < 0x11; block++) {
      StringBuilder all = new StringBuilder();
      for (int i = 0; i < 0x10000; i++) {
        int character = block * 0x10000 + i;
        if (character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE) {
          all.appendCodePoint(character);
        }
      }
      String text = all.toString();
      String written = CanonicalJson.write(TextNode.valueOf(text));

      assertThat(written.chars().allMatch(unit -> unit >= ' ' && unit <= '~')).isTrue();
      assertThat(StrictJson.parse(written).textValue().equals(text)).isTrue();
    }
  }

  @Test
  void doesNotDependOnTheOrderOfKeys() throws MalformedJsonException {
    SplittableRandom random = new SplittableRandom(7);
    ObjectNode forwards = NODES.objectNode();
    ObjectNode backwards = NODES.objectNode();
    String[] keys = new String[500];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = i + Character.toString(random.nextInt(0xe000, 0x10ffff));
    }
    for (int i = 0; i < keys.length; i++) {
      forwards.put(keys[i], i);
      backwards.put(keys[keys.length - 1 - i], keys.length - 1 - i);
    }

    String written = CanonicalJson.write(forwards);
    assertThat(CanonicalJson.write(backwards)).isEqualTo(written);
    assertThat(CanonicalJson.write(StrictJson.parse(written))).isEqualTo(written);
  }

  @Test
  void refusesWhatIsNoJsonValue() {
    JsonNode bytes = NODES.binaryNode(new byte[] {1});

    assertThatIllegalArgumentException()
        .isThrownBy(() -> CanonicalJson.write(bytes))
        .withMessage("not a JSON value: BINARY");
  }
}
