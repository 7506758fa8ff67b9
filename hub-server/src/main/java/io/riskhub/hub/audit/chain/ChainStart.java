package io.riskhub.hub.audit.chain;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Where a chain is taken up again.
 *
 * <p>After a crash the last line can be torn. It stays as it is; the next line tells its length and
 * digest. Lines that the head knows and no file has are lost: the chain goes on behind them, so
 * that their gap shows for ever. Where no line can be trusted, such as with another key, a new
 * chain begins, and tells of the one before.
 *
 * @param head the line to follow
 * @param file the file to write on in; empty to begin the next one
 * @param number of that next one
 * @param damage what stands at the end of {@code file}
 * @param found what was unusual
 */
record ChainStart(
    ChainHead head,
    Optional<Path> file,
    int number,
    Optional<ChainEnd.Damage> damage,
    ObjectNode found) {

  private static final int NAME_BYTES = 6;

  static ChainStart of(ChainFiles files, String name, ChainHash hash) throws IOException {
    Optional<ChainHead> head = ChainHead.read(files.head());
    Optional<Path> last = files.last();
    ObjectNode found = JsonNodeFactory.instance.objectNode();
    if (last.isPresent()) {
      ChainEnd end = ChainEnd.of(last.get(), hash);
      end.damage()
          .ifPresent(
              damage ->
                  found
                      .putObject("damage")
                      .put("file", String.valueOf(last.get().getFileName()))
                      .put("bytes", damage.bytes())
                      .put("sha256", damage.sha256()));
      if (end.last().isPresent()) {
        ChainHead line = ChainHead.of(end.last().get(), String.valueOf(last.get().getFileName()));
        return new ChainStart(newer(line, head, found), last, 0, end.damage(), found);
      }
    }
    boolean lost = last.isEmpty() && head.filter(h -> hash.isOfThisKind(h.hash())).isPresent();
    head.ifPresent(h -> found.put("before", h.chain() + " " + h));
    int number = files.lastNumber(head.map(h -> files.number(Path.of(h.file()))).orElse(0)) + 1;
    return new ChainStart(
        lost ? head.orElseThrow() : fresh(name, hash),
        Optional.empty(),
        number,
        Optional.empty(),
        found);
  }

  private static ChainHead fresh(String name, ChainHash hash) {
    byte[] random = new byte[NAME_BYTES];
    new SecureRandom().nextBytes(random);
    return new ChainHead(name + ":" + HexFormat.of().formatHex(random), "", 0, hash.none());
  }

  /** Of the last line and the head, what is further on. */
  private static ChainHead newer(ChainHead line, Optional<ChainHead> known, ObjectNode found) {
    if (known.isEmpty()) {
      found.put("head", "missing");
      return line;
    }
    ChainHead head = known.get();
    if (!head.chain().equals(line.chain())) {
      found.put("head", "of " + head.chain());
      return line;
    }
    if (line.seq() > head.seq()) {
      found.put("beyond_head", line.seq() - head.seq());
      return line;
    }
    if (!head.hash().equals(line.hash())) {
      found.put("lost", head.seq() - line.seq());
      return head;
    }
    return line;
  }

  /** Opens the file, and ends a torn line. */
  OpenFile open() throws IOException {
    Path path = file.orElseThrow();
    OpenFile open = OpenFile.at(path, Files.size(path));
    if (damage.filter(torn -> !torn.ended()).isPresent()) {
      open.append("\n".getBytes(StandardCharsets.US_ASCII), true);
    }
    return open;
  }
}
