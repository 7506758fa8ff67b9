package io.riskhub.hub.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riskhub.hub.audit.chain.ChainHash;
import io.riskhub.hub.audit.proof.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {

  private static final int WRITERS = 64;
  private static final int LINES_EACH = 50;

  @TempDir private Path parent;
  private AuditFolder folder;

  @BeforeEach
  void choose() {
    folder = AuditFolder.at(parent.resolve("data/audit"));
  }

  @Test
  void writesWhoDidWhatInOneLineEach() throws IOException {
    folder.push(1);

    assertThat(folder.lines()).hasSize(4);
    assertThat(folder.lines().get(2))
        .matches(
            "\\{\"action\":\"push\",\"actor\":\"algo\",\"at\":\"2026-01-01T12:00:00Z\",\"chain\":\"hub:[0-9a-f]{12}\","
                + "\"digest\":\"blake3:00\",\"hash\":\"sha256:[0-9a-f]{64}\",\"outcome\":\"stored\","
                + "\"prev\":\"sha256:[0-9a-f]{64}\",\"seq\":3,\"version\":\"v0\",\"who\":\"gateway\",\"world\":\"us-tech\"}");
    assertThat(folder.findings()).isEmpty();
  }

  @Test
  void isReadableForItsOwnerAlone() throws IOException {
    folder.push(1);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.path())))
        .isEqualTo("rwx------");
    try (var files = Files.list(folder.path())) {
      assertThat(files.toList())
          .hasSize(3)
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
  }

  @Test
  void manyWritersMakeOneWholeChain() throws Exception {
    AuditFolder small = folder.withFilesOf(100_000);
    try (AuditLog log = small.open();
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
      List<Future<?>> writers = new ArrayList<>();
      for (int w = 0; w < WRITERS; w++) {
        String name = "w" + w + "-";
        writers.add(
            threads.submit(
                () -> {
                  for (int i = 0; i < LINES_EACH; i++) {
                    log.append(AuditFolder.push(name + i));
                  }
                }));
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
    }

    assertThat(small.files()).hasSizeGreaterThan(3);
    assertThat(small.lines().stream().filter(line -> line.contains("\"action\":\"push\"")))
        .hasSize(WRITERS * LINES_EACH);
    assertThat(small.findings()).isEmpty();
  }

  @Test
  void aFileThatIsFullIsFollowedByAnotherWithinTheChain() throws IOException {
    AuditFolder small = folder.withFilesOf(2_000);

    small.push(20);
    small.push(20);

    assertThat(small.files()).hasSizeGreaterThan(5);
    assertThat(small.findings()).isEmpty();
    // Any order, and a part of them.
    assertThat(small.findings(small.files().reversed())).isEmpty();
    assertThat(small.findings(small.files().subList(2, small.files().size()))).isEmpty();
  }

  @Test
  void eachProcessWritesAChainOfItsOwn() throws IOException {
    try (AuditLog first = folder.open();
        AuditLog second = folder.openAnother()) {
      assertThatThrownBy(folder::open)
          .hasMessageContaining("another process writes this audit")
          .hasMessageContaining(folder.path().toString());
      first.append(AuditFolder.push("v"));
      second.append(AuditFolder.push("v"));
    }

    assertThat(folder.files())
        .containsExactly(folder.file(1), folder.path().resolve("hub-2-000001.jsonl"));
    assertThat(folder.findings()).isEmpty();
    folder.push(1);
  }

  @Test
  void aLineThatACrashToreStaysAndIsToldOf() throws IOException {
    folder.push(2);
    Files.writeString(
        folder.file(1), "{\"action\":\"pu", StandardCharsets.US_ASCII, StandardOpenOption.APPEND);
    assertThat(folder.findings())
        .singleElement()
        .satisfies(f -> assertThat(f.kind()).isEqualTo(Finding.Kind.TORN));

    folder.push(1);

    assertThat(folder.lines(1)).contains("{\"action\":\"pu");
    assertThat(folder.lines(1).stream().filter(line -> line.contains("audit_started")).toList())
        .last()
        .asString()
        .contains("\"damage\":{\"bytes\":13,\"file\":\"hub-000001.jsonl\",\"sha256\":");
    assertThat(folder.findings())
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.kind()).isEqualTo(Finding.Kind.TORN);
              assertThat(f.line()).isEqualTo(6);
            });
  }

  @Test
  void linesThatWereCutOffWhileItWasClosedLeaveAGapForEver() throws IOException {
    folder.push(5);
    List<String> lines = folder.lines(1);
    Files.write(folder.file(1), lines.subList(0, lines.size() - 2), StandardCharsets.US_ASCII);

    folder.push(1);

    assertThat(folder.wrong())
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.kind()).isEqualTo(Finding.Kind.REMOVED);
              assertThat(f.line()).isEqualTo(lines.size() - 1);
              assertThat(f.detail()).startsWith("2 lines of the chain, the first of them 7");
            });
    assertThat(folder.lines(1)).anyMatch(line -> line.contains("\"lost\":2"));
  }

  @Test
  void filesThatWereRemovedWhileItWasClosedAreMissed() throws IOException {
    AuditFolder small = folder.withFilesOf(2_000);
    small.push(20);
    int last = small.files().size();
    Files.delete(small.file(last));

    assertThat(small.wrong())
        .singleElement()
        .satisfies(f -> assertThat(f.detail()).contains("hub-%06d.jsonl".formatted(last)));

    for (Path file : small.files()) {
      Files.delete(file);
    }
    small.push(1);

    assertThat(small.files().getFirst()).isEqualTo(small.file(last + 1));
    assertThat(small.lines()).anyMatch(line -> line.contains("\"before\":\"hub:"));
  }

  @Test
  void goesOnWithoutAHeadAndSaysSo() throws IOException {
    folder.push(2);
    Files.delete(folder.path().resolve("hub.head"));

    assertThat(folder.findings())
        .singleElement()
        .satisfies(f -> assertThat(f.kind()).isEqualTo(Finding.Kind.NOTED));
    folder.push(2);

    assertThat(folder.findings()).isEmpty();
    assertThat(folder.lines(1)).anyMatch(line -> line.contains("\"head\":\"missing\""));
  }

  @Test
  void withAnotherKeyAnotherChainBegins() throws IOException {
    folder.push(2);
    AuditFolder keyed =
        folder.with(ChainHash.keyed("0123456789abcdef".getBytes(StandardCharsets.US_ASCII)));

    keyed.push(2);

    assertThat(keyed.files()).hasSize(2);
    assertThat(keyed.lines(2)).allMatch(line -> line.contains("\"prev\":\"hmac-sha256:"));
    assertThat(keyed.findings(List.of(keyed.file(2)))).isEmpty();
    assertThat(keyed.findings())
        .extracting(Finding::kind)
        .contains(Finding.Kind.UNSIGNED)
        .doesNotContain(Finding.Kind.CHANGED);
  }
}
