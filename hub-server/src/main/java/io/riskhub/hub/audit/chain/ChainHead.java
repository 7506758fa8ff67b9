package io.riskhub.hub.audit.chain;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskhub.contract.json.CanonicalJson;
import io.riskhub.contract.json.MalformedJsonException;
import io.riskhub.contract.json.StrictJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How far a chain goes. It stands beside the chain's files, so that lines which are cut off at the
 * end are missed.
 *
 * @param chain the chain's name
 * @param file the name of the file with the last line
 * @param seq the number of the last line; 0 before the first
 * @param hash the hash of the last line
 */
public record ChainHead(String chain, String file, long seq, String hash) {

  /** Always as long, so that it is replaced by one write into one sector of a disk. */
  private static final int LENGTH = 384;

  static ChainHead of(ChainLine line, String file) {
    return new ChainHead(line.chain(), file, line.seq(), line.hash());
  }

  /** What stands in {@code path}; empty when nothing does, or nothing that can be read. */
  public static Optional<ChainHead> read(Path path) throws IOException {
    if (Files.notExists(path)) {
      return Optional.empty();
    }
    byte[] text = Files.readAllBytes(path);
    try {
      return StrictJson.parse(text) instanceof ObjectNode head
              && head.path("seq").canConvertToLong()
              && head.path("hash").isTextual()
          ? Optional.of(
              new ChainHead(
                  head.path("chain").asText(),
                  head.path("file").asText(),
                  head.path("seq").longValue(),
                  head.path("hash").textValue()))
          : Optional.empty();
    } catch (MalformedJsonException e) {
      return Optional.empty();
    }
  }

  /** As it is written. */
  byte[] bytes() {
    String json =
        CanonicalJson.write(
            JsonNodeFactory.instance
                .objectNode()
                .put("chain", chain)
                .put("file", file)
                .put("hash", hash)
                .put("seq", seq));
    return (json + " ".repeat(LENGTH - 1 - json.length()) + "\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** The place in the chain, as it can be noted elsewhere and compared. */
  @Override
  public String toString() {
    return seq + ":" + hash;
  }
}
