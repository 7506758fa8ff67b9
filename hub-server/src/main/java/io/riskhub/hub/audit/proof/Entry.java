package io.riskhub.hub.audit.proof;

import io.riskhub.hub.audit.chain.ChainLine;
import io.riskhub.hub.audit.chain.ChainWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * What the proof keeps of a line.
 *
 * @param line its number in the file
 * @param good whether it is a line as the audit writes them
 * @param raw its bytes as Latin-1, where it is no good
 * @param damage the digest of the bytes before it, where it tells of such
 */
record Entry(
    int line,
    boolean good,
    String chain,
    long seq,
    String prev,
    String hash,
    boolean isHeader,
    String raw,
    String damage) {

  static Entry good(int line, ChainLine text) {
    return new Entry(
        line,
        true,
        text.chain().intern(),
        text.seq(),
        text.prev(),
        text.hash(),
        text.text("action").equals(ChainWriter.FILE_ACTION),
        "",
        text.field("damage").path("sha256").asText());
  }

  static Entry broken(int line, String raw) {
    return new Entry(line, false, "", 0, "", "", false, raw, "");
  }

  /** The same as no good line: it is not of this file. */
  Entry foreign() {
    return new Entry(line, false, chain, seq, prev, hash, false, raw, "");
  }

  /** Whether it is the very next line. */
  boolean follows(long otherSeq, String otherHash) {
    return seq == otherSeq + 1 && prev.equals(otherHash);
  }

  /** Whether it tells of the bytes of a crash, and {@code lines} are those. */
  boolean tellsOf(List<Entry> lines) {
    String bytes = lines.stream().map(Entry::raw).collect(Collectors.joining("\n"));
    return DigestUtils.sha256Hex(bytes.getBytes(StandardCharsets.ISO_8859_1)).equals(damage);
  }
}
