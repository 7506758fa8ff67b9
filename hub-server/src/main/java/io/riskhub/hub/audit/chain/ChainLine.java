package io.riskhub.hub.audit.chain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskhub.contract.json.CanonicalFields;
import io.riskhub.contract.json.CanonicalJson;
import io.riskhub.contract.json.MalformedJsonException;
import io.riskhub.contract.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * A line of a chain.
 *
 * @param chain the chain's own name, which no other has
 * @param seq its number in the chain, from 1
 * @param prev the hash of the line before it, as this line says
 * @param hash its own hash, as this line says
 * @param computed its own hash, as it must be
 * @param fields all that it says
 */
public record ChainLine(
    String chain, long seq, String prev, String hash, String computed, ObjectNode fields) {

  private static final String CHAIN = "chain";
  private static final String SEQ = "seq";
  private static final String PREV = "prev";
  private static final String HASH = "hash";

  /**
   * A line that is to be written.
   *
   * @param text without its end
   * @param head the chain with it
   */
  record Next(String text, ChainHead head) {}

  /** The line of {@code fields} that follows the one at {@code last}. Each is written out once. */
  static Next after(ChainHead last, ObjectNode fields, ChainHash hash) {
    ObjectNode before = JsonNodeFactory.instance.objectNode().put(CHAIN, last.chain());
    ObjectNode behind =
        JsonNodeFactory.instance.objectNode().put(PREV, last.hash()).put(SEQ, last.seq() + 1);
    fields
        .properties()
        .forEach(
            field ->
                (field.getKey().compareTo(HASH) < 0 ? before : behind)
                    .set(field.getKey(), field.getValue()));
    String start = CanonicalJson.write(before);
    String end = CanonicalJson.write(behind);
    start = start.substring(0, start.length() - 1) + ",";
    end = end.substring(1);
    String own = hash.of(start + end);
    return new Next(
        start + "\"" + HASH + "\":\"" + own + "\"," + end,
        new ChainHead(last.chain(), last.file(), last.seq() + 1, own));
  }

  /** The line that {@code text} is, without its end; empty if it is none, or is not canonical. */
  public static Optional<ChainLine> read(byte[] text, ChainHash hash) {
    try {
      if (StrictJson.parse(text) instanceof ObjectNode fields
          && fields.path(CHAIN).isTextual()
          && fields.path(SEQ).canConvertToLong()
          && fields.path(PREV).isTextual()
          && fields.path(HASH).isTextual()) {
        CanonicalFields canonical = new CanonicalFields(fields);
        return canonical.write().equals(new String(text, StandardCharsets.ISO_8859_1))
            ? Optional.of(read(fields, hash.of(canonical.write(Set.of(HASH)))))
            : Optional.empty();
      }
      return Optional.empty();
    } catch (MalformedJsonException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static ChainLine read(ObjectNode fields, String computed) {
    return new ChainLine(
        fields.path(CHAIN).textValue(),
        fields.path(SEQ).longValue(),
        fields.path(PREV).textValue(),
        fields.path(HASH).textValue(),
        computed,
        fields);
  }

  /** Whether it is as it was written, as far as it can tell itself. */
  public boolean isWhole() {
    return hash.equals(computed);
  }

  /** What it says under a name, or empty text. */
  public String text(String name) {
    return fields.path(name).asText();
  }

  /** What it says under a name, or a missing node. */
  public JsonNode field(String name) {
    return fields.path(name);
  }
}
