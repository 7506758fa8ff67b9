package io.riskhub.hub.audit;

import io.riskhub.hub.audit.chain.ChainHash;
import io.riskhub.hub.audit.chain.ChainSettings;
import io.riskhub.hub.audit.proof.AuditProof;
import io.riskhub.hub.audit.proof.Finding;
import io.riskhub.hub.audit.proof.KeyMissingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder with an audit in it. */
record AuditFolder(Path path, ChainHash hash, long maxFileBytes) {

  static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  static AuditFolder at(Path path) {
    return new AuditFolder(path, ChainHash.plain(), 1 << 20);
  }

  AuditFolder withFilesOf(long bytes) {
    return new AuditFolder(path, hash, bytes);
  }

  AuditFolder with(ChainHash other) {
    return new AuditFolder(path, other, maxFileBytes);
  }

  AuditLog open() {
    try {
      return AuditLog.open(
          new ChainSettings(path, "hub", hash, maxFileBytes, true),
          AuditMeter.NONE,
          Clock.systemUTC());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opens it as a process does that may not be the only one. */
  AuditLog openAnother() {
    return AuditLog.open(
        new AuditConfig(path, maxFileBytes, true, Optional.empty()),
        "hub",
        AuditMeter.NONE,
        Clock.systemUTC());
  }

  /** Opens it, takes down so many pushes, and closes it. */
  void push(int number) {
    try (AuditLog log = open()) {
      for (int i = 0; i < number; i++) {
        log.append(push("v" + i));
      }
    }
  }

  static AuditRecord push(String version) {
    return new AuditRecord(
        NOW,
        AuditAction.PUSH,
        "stored",
        AuditOrigin.of("gateway").actingFor("algo"),
        AuditSubject.of("us-tech", version, "blake3:00"));
  }

  List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(path)) {
      return all.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
    }
  }

  Path file(int number) {
    return path.resolve("hub-%06d.jsonl".formatted(number));
  }

  List<String> lines(int number) throws IOException {
    return Files.readAllLines(file(number), StandardCharsets.US_ASCII);
  }

  /** All lines of all files. */
  List<String> lines() throws IOException {
    List<String> lines = new ArrayList<>();
    for (Path file : files()) {
      lines.addAll(Files.readAllLines(file, StandardCharsets.US_ASCII));
    }
    return lines;
  }

  /** What the proof has to say. */
  List<Finding> findings() throws IOException {
    return findings(files());
  }

  List<Finding> findings(List<Path> files) throws IOException {
    List<Finding> findings = new ArrayList<>();
    try {
      var unused = AuditProof.of(files, hash, Optional.empty(), findings::add);
    } catch (KeyMissingException e) {
      throw new AssertionError(e);
    }
    return findings;
  }

  List<Finding> wrong() throws IOException {
    return findings().stream().filter(Finding::isWrong).toList();
  }
}
