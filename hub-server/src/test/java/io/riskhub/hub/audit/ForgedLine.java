package io.riskhub.hub.audit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskhub.contract.json.CanonicalJson;
import io.riskhub.contract.json.MalformedJsonException;
import io.riskhub.contract.json.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.apache.commons.codec.digest.DigestUtils;

/** A line as somebody would forge it who knows how the audit makes its own. */
final class ForgedLine {

  private ForgedLine() {}

  static String of(String line, Consumer<ObjectNode> change) {
    try {
      ObjectNode fields = (ObjectNode) StrictJson.parse(line.getBytes(StandardCharsets.US_ASCII));
      change.accept(fields);
      fields.remove("hash");
      fields.put("hash", "sha256:" + DigestUtils.sha256Hex(CanonicalJson.write(fields)));
      return CanonicalJson.write(fields);
    } catch (MalformedJsonException e) {
      throw new AssertionError(e);
    }
  }
}
