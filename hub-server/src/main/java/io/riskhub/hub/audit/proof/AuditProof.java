package io.riskhub.hub.audit.proof;

import io.riskhub.hub.audit.chain.ChainHash;
import io.riskhub.hub.audit.chain.ChainHead;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Proves files of the audit, of one or several chains. At most one of them is in memory. */
public final class AuditProof {

  private final ChainHash hash;
  private final Optional<Witness> witness;
  private final Consumer<Finding> findings;
  private final Map<String, ProvedChain> chains = new HashMap<>();
  private boolean witnessed;

  /**
   * A line that is known from elsewhere, such as from the hub's log.
   *
   * @param seq its number
   * @param hash its hash
   */
  public record Witness(long seq, String hash) {}

  private AuditProof(ChainHash hash, Optional<Witness> witness, Consumer<Finding> findings) {
    this.hash = hash;
    this.witness = witness;
    this.findings = findings;
  }

  /** What a file is about, without its lines. */
  private record Part(Path path, String chain, long place, Optional<Bound> start, boolean sure) {}

  /**
   * Looks at files, in whatever order they are given.
   *
   * @param findings hears of all that is wrong or worth to be known
   * @return the chains that they are of
   * @throws KeyMissingException when lines are hashed with a key and {@code hash} has none
   */
  public static List<ProvedChain> of(
      List<Path> files, ChainHash hash, Optional<Witness> witness, Consumer<Finding> findings)
      throws IOException, KeyMissingException {
    AuditProof proof = new AuditProof(hash, witness, findings);
    List<Part> parts = new ArrayList<>();
    for (Path file : files) {
      parts.add(proof.part(file));
    }
    parts.sort(Comparator.comparing(Part::chain).thenComparingLong(Part::place));
    Bound before = null;
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      boolean isFirst = i == 0 || !parts.get(i - 1).chain().equals(part.chain());
      boolean isLast = i == parts.size() - 1 || !parts.get(i + 1).chain().equals(part.chain());
      before = proof.prove(part, isFirst ? null : before, isLast ? null : parts.get(i + 1));
    }
    proof.missWitness(parts);
    return proof.chains.values().stream().sorted(Comparator.comparing(ProvedChain::chain)).toList();
  }

  private Part part(Path path) throws IOException, KeyMissingException {
    LogFile file = LogFile.read(path, hash);
    if (file.keyed() && !hash.isKeyed()) {
      throw new KeyMissingException(path);
    }
    if (!file.keyed() && hash.isKeyed()) {
      tell(
          Finding.Kind.UNSIGNED,
          path,
          "the file is hashed without a key: whoever could write it could forge it");
    }
    Optional<Entry> header = file.header();
    boolean sure =
        header.isPresent()
            && file.entries().stream()
                .anyMatch(e -> e.follows(header.get().seq(), header.get().hash()));
    return new Part(
        path,
        file.chain(),
        file.place(),
        header.map(entry -> Bound.before(entry, path.toString())),
        sure);
  }

  private @Nullable Bound prove(Part part, @Nullable Bound before, @Nullable Part next)
      throws IOException {
    Head head = Head.beside(part.path());
    LogFile file = LogFile.read(part.path(), hash);
    if (file.chain().isEmpty()) {
      tell(
          Finding.Kind.CHANGED,
          part.path(),
          "no line of the file is one that the audit wrote"
              + (hash.isKeyed() ? ", with this key" : ""));
      return before;
    }
    Optional<Bound> end =
        next == null
            ? known(head, part)
            : next.start().map(b -> next.sure() ? b : new Bound(b.seq(), "", b.source()));
    List<Entry> kept =
        FileProof.of(
            file, part.start().or(() -> Optional.ofNullable(before)), end, next == null, findings);
    if (kept.isEmpty()) {
      return before;
    }
    Entry last = kept.getLast();
    if (next == null && end.isPresent()) {
      beyond(file, head, kept, end.get());
    }
    count(file, kept);
    kept.forEach(entry -> compare(part.path(), entry));
    return new Bound(last.seq(), last.hash(), part.path().toString());
  }

  /** The end of the last file, as its head has it. */
  private Optional<Bound> known(Head head, Part part) {
    Optional<ChainHead> own = head.before().filter(h -> h.chain().equals(part.chain()));
    if (own.isEmpty()) {
      tell(
          Finding.Kind.NOTED,
          part.path(),
          "there is no head beside the file: lines that were cut off at its end are not missed");
      return Optional.empty();
    }
    if (!part.path().endsWith(own.get().file())) {
      boolean there = head.hasItsFile();
      tell(
          there ? Finding.Kind.NOTED : Finding.Kind.REMOVED,
          part.path(),
          there
              ? "the chain goes on in other files, up to " + own.get().file()
              : "the chain goes on up to line %d in %s, which is not there"
                  .formatted(own.get().seq(), own.get().file()));
      return Optional.empty();
    }
    return Optional.of(new Bound(own.get().seq(), own.get().hash(), head.path().toString()));
  }

  /** Whoever has the key can have written them; else anybody can. */
  private void beyond(LogFile file, Head head, List<Entry> kept, Bound end) throws IOException {
    long last = kept.getLast().seq();
    long known = last > end.seq() ? head.reaching(last) : last;
    if (last > known) {
      Entry first = kept.stream().filter(e -> e.seq() > known).findFirst().orElseThrow();
      findings.accept(
          new Finding(
              file.keyed() ? Finding.Kind.NOTED : Finding.Kind.ADDED,
              file.path(),
              first.line(),
              first.seq(),
              "%d lines from here on are not known to %s: added, or written just before a crash of the hub, which tells so when it starts"
                  .formatted(last - known, head.path())));
    }
  }

  private void count(LogFile file, List<Entry> kept) {
    ProvedChain so =
        chains.getOrDefault(
            file.chain(),
            new ProvedChain(file.chain(), 0, 0, kept.getFirst().seq(), 0, "", file.keyed()));
    chains.put(file.chain(), so.and(kept.size(), kept.getLast()));
  }

  private void compare(Path path, Entry entry) {
    if (witness.isPresent() && entry.seq() == witness.get().seq()) {
      witnessed = true;
      if (!entry.hash().equals(witness.get().hash())) {
        findings.accept(
            new Finding(
                Finding.Kind.CHANGED,
                path,
                entry.line(),
                entry.seq(),
                "line %d of the chain has another hash than the one given".formatted(entry.seq())));
      }
    }
  }

  private void missWitness(List<Part> parts) {
    if (witness.isPresent() && !witnessed && !parts.isEmpty()) {
      tell(
          Finding.Kind.REMOVED,
          parts.getLast().path(),
          "line %d, whose hash was given, is in none of the files".formatted(witness.get().seq()));
    }
  }

  private void tell(Finding.Kind kind, Path path, String detail) {
    findings.accept(new Finding(kind, path, 1, 0, detail));
  }
}
