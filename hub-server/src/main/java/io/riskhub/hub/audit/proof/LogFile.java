package io.riskhub.hub.audit.proof;

import io.riskhub.hub.audit.chain.ChainHash;
import io.riskhub.hub.audit.chain.ChainLine;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A file of the audit, line by line.
 *
 * @param chain the chain that most of its lines are of
 * @param ended whether the last line has an end
 * @param keyed whether its lines are hashed with a key
 */
record LogFile(Path path, String chain, List<Entry> entries, boolean ended, boolean keyed) {

  LogFile {
    entries = List.copyOf(entries);
  }

  /**
   * Reads a file.
   *
   * @param hash how its lines are hashed, if they are so; others are hashed by everybody
   */
  static LogFile read(Path path, ChainHash hash) throws IOException {
    List<Entry> entries = new ArrayList<>();
    Map<String, Integer> chains = new HashMap<>();
    boolean ended = true;
    boolean keyed = false;
    boolean known = false;
    ChainHash used = hash;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
      Line line = Line.next(in);
      while (!line.text.isEmpty() || line.ended) {
        Optional<ChainLine> read =
            ChainLine.read(line.text.getBytes(StandardCharsets.ISO_8859_1), used);
        if (!known && read.isPresent()) {
          known = true;
          keyed = !ChainHash.plain().isOfThisKind(read.get().hash());
          used = hash.isKeyed() && !keyed ? ChainHash.plain() : hash;
          read = ChainLine.read(line.text.getBytes(StandardCharsets.ISO_8859_1), used);
        }
        int number = entries.size() + 1;
        String raw = line.text;
        Entry entry =
            read.filter(ChainLine::isWhole)
                .map(whole -> Entry.good(number, whole))
                .orElseGet(() -> Entry.broken(number, raw));
        entries.add(entry);
        if (entry.good()) {
          chains.merge(entry.chain(), 1, Integer::sum);
        }
        ended = line.ended;
        line = Line.next(in);
      }
    }
    String chain =
        chains.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElse("");
    return new LogFile(path, chain, entries, ended, keyed);
  }

  /** The line that begins the file, if it is there; of several the one that another follows. */
  Optional<Entry> header() {
    List<Entry> headers = own().stream().filter(Entry::isHeader).toList();
    return headers.stream()
        .filter(header -> own().stream().anyMatch(e -> e.follows(header.seq(), header.hash())))
        .findFirst()
        .or(() -> headers.stream().findFirst());
  }

  private List<Entry> own() {
    return entries.stream().filter(entry -> entry.good() && entry.chain().equals(chain)).toList();
  }

  /** By which files of a chain are put in order. */
  long place() {
    return header()
        .map(Entry::seq)
        .orElseGet(
            () -> {
              long[] seqs = own().stream().mapToLong(Entry::seq).sorted().toArray();
              return seqs.length == 0 ? Long.MAX_VALUE : seqs[seqs.length / 2];
            });
  }

  /** A line's bytes as Latin-1, and whether a line end follows them. */
  private record Line(String text, boolean ended) {

    static Line next(InputStream in) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
      for (int next = in.read(); next >= 0; next = in.read()) {
        if (next == '\n') {
          return new Line(bytes.toString(StandardCharsets.ISO_8859_1), true);
        }
        bytes.write(next);
      }
      return new Line(bytes.toString(StandardCharsets.ISO_8859_1), false);
    }
  }
}
