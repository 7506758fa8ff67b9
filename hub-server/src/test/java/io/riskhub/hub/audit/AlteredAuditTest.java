package io.riskhub.hub.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.hub.audit.chain.ChainHash;
import io.riskhub.hub.audit.proof.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every line of a log of several files is altered in every way, and that is found where it is. */
class AlteredAuditTest {

  private static final byte[] KEY =
      "an audit's key, 16 bytes or more".getBytes(StandardCharsets.US_ASCII);

  @TempDir private Path parent;
  private AuditFolder whole;
  private AuditFolder altered;

  /** Alters lines; {@code at} is an index. */
  private interface Alteration {
    void alter(List<String> lines, int at);
  }

  @BeforeEach
  void write() {
    whole = AuditFolder.at(parent.resolve("whole")).withFilesOf(2_500);
    altered = AuditFolder.at(parent.resolve("altered")).withFilesOf(2_500);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aRemovedLineIsMissed(boolean keyed) throws IOException {
    forEveryLine(
        keyed,
        List::remove,
        (finding, at, size) -> {
          assertThat(finding.kind()).isEqualTo(Finding.Kind.REMOVED);
          assertThat(finding.line()).isEqualTo(at + 1);
        });
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aChangedLineIsFound(boolean keyed) throws IOException {
    List<Alteration> changes =
        List.of(
            (lines, at) ->
                lines.set(
                    at,
                    lines.get(at).replace("2026", "2027").replace("\"at\":\"20", "\"at\":\"21")),
            (lines, at) ->
                lines.set(at, lines.get(at).replace("{\"action\":\"", "{\"action\":\"x")),
            (lines, at) ->
                lines.set(at, lines.get(at).replaceFirst("\"seq\":(\\d)", "\"seq\":9$1")),
            (lines, at) ->
                lines.set(at, lines.get(at).replaceFirst("(\"prev\":\"[^:]+):.", "$1:x")),
            (lines, at) ->
                lines.set(at, lines.get(at).replaceFirst("(\"hash\":\"[^:]+):.", "$1:x")),
            (lines, at) ->
                lines.set(at, lines.get(at).replaceFirst("\"chain\":\"hub", "\"chain\":\"pub")),
            (lines, at) -> lines.set(at, lines.get(at).replace("{", "{ ")),
            (lines, at) -> lines.set(at, lines.get(at).substring(0, 40)),
            (lines, at) -> lines.set(at, ""));
    for (Alteration change : changes) {
      forEveryLine(
          keyed,
          change,
          (finding, at, size) -> {
            assertThat(finding.kind()).isEqualTo(Finding.Kind.CHANGED);
            assertThat(finding.line()).isEqualTo(at + 1);
          });
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anAddedLineIsFound(boolean keyed) throws IOException {
    List<Alteration> additions =
        List.of(
            (lines, at) -> lines.add(at + 1, lines.get(at)),
            (lines, at) -> lines.add(at, "{\"action\":\"push\"}"),
            (lines, at) -> lines.add(at, ""),
            (lines, at) -> lines.add(at + 1, "not even JSON"));
    for (Alteration addition : additions) {
      forEveryLine(
          keyed,
          addition,
          (finding, at, size) -> {
            assertThat(finding.kind()).isEqualTo(Finding.Kind.ADDED);
            assertThat(finding.line()).isBetween(at + 1L, at + 2L);
          });
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aLineInAnotherPlaceIsFound(boolean keyed) throws IOException {
    forEveryLine(
        keyed,
        (lines, at) -> Collections.swap(lines, at, at + 1 < lines.size() ? at + 1 : at - 1),
        (finding, at, size) -> {
          assertThat(finding.kind()).isEqualTo(Finding.Kind.REORDERED);
          assertThat(finding.line()).isBetween(at + 0L, at + 2L);
        });
    forEveryLine(
        keyed,
        (lines, at) -> {
          String moved = lines.remove(at);
          lines.add(at < lines.size() / 2 ? lines.size() : 0, moved);
        },
        (finding, at, size) -> {
          assertThat(finding.kind()).isEqualTo(Finding.Kind.REORDERED);
          assertThat(finding.line()).isEqualTo(at < (size - 1) / 2 ? size : 1);
        });
  }

  /** Whoever knows the rules makes a line that is whole in itself, and the next one betrays it. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aLineThatIsForgedWithoutTheKeyIsFound(boolean rehashed) throws IOException {
    forEveryLine(
        false,
        (lines, at) ->
            lines.set(
                at,
                ForgedLine.of(
                    lines.get(at),
                    fields ->
                        fields.put(rehashed ? "detail" : "who", rehashed ? "forged" : "nobody"))),
        (finding, at, size) -> {
          assertThat(finding.kind()).isEqualTo(Finding.Kind.CHANGED);
          assertThat(finding.line()).isEqualTo(at + 1);
        });
  }

  private interface Expectation {
    void check(Finding finding, int at, int size);
  }

  private void forEveryLine(boolean keyed, Alteration alteration, Expectation expectation)
      throws IOException {
    AuditFolder from =
        keyed
            ? AuditFolder.at(parent.resolve("keyed")).withFilesOf(2_500).with(ChainHash.keyed(KEY))
            : whole;
    if (Files.notExists(from.path())) {
      from.push(10);
      from.push(3);
    }
    AuditFolder to = keyed ? altered.with(ChainHash.keyed(KEY)) : altered;
    assertThat(from.findings()).isEmpty();
    assertThat(from.files()).hasSizeGreaterThan(2);
    Files.createDirectories(to.path());
    for (Path file : from.files()) {
      List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
      for (int at = 0; at < lines.size(); at++) {
        copy(from, to);
        List<String> other = new ArrayList<>(lines);
        alteration.alter(other, at);
        Path name = to.path().resolve(file.getFileName());
        Files.write(name, other, StandardCharsets.US_ASCII);

        List<Finding> wrong = to.wrong();

        assertThat(wrong).as("%s:%d altered to %s", name, at + 1, other).hasSize(1);
        assertThat(wrong.getFirst().file()).isEqualTo(name);
        expectation.check(wrong.getFirst(), at, lines.size());
      }
    }
  }

  private static void copy(AuditFolder from, AuditFolder to) throws IOException {
    List<Path> files = new ArrayList<>(from.files());
    files.add(from.path().resolve("hub.head"));
    for (Path file : files) {
      Files.copy(file, to.path().resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
