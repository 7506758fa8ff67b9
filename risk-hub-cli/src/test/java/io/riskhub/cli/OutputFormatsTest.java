package io.riskhub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** What every command writes has the same look: one document, or one object a line, and no more. */
class OutputFormatsTest {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /** Elsewhere, since they run until they are stopped. */
  private static final Set<String> SERVICES = Set.of("serve", "consume");

  /** What a snapshot or a blob holds has the names that its producer gave. */
  private static final Set<String> OF_PRODUCERS =
      Set.of("weights", "covariance", "realized_returns", "stress", "constraints", "figures");

  @TempDir private static Path folder;
  private static TestHub hub;

  /** Each command with what it needs to have something to say. */
  private static final Map<String, String> COMMANDS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("push", "push FOLDER/two.ndjson HUB"),
              Map.entry("get", "get w HUB"),
              Map.entry("list", "list w HUB"),
              Map.entry("worlds", "worlds HUB"),
              Map.entry("monitor", "monitor --world w --world nope HUB"),
              Map.entry("doctor", "doctor --data-dir FOLDER/d HUB"),
              Map.entry("verify-hash", "verify-hash --all --deep --blob-dir FOLDER/hub/blobs HUB"),
              Map.entry("fallback", "fallback w --dry-run --force --blob-dir FOLDER/blobs HUB"),
              Map.entry("dlq list", "dlq list HUB"),
              Map.entry("dlq replay", "dlq replay HUB"),
              Map.entry(
                  "backfill", "backfill --from FOLDER/two.ndjson --all-worlds --data-dir FOLDER/b"),
              Map.entry(
                  "blob put",
                  "blob put FOLDER/stress.json --world w --version v --field stress --blob-dir"
                      + " FOLDER/blobs"),
              Map.entry("blob get", "blob get REF -O FOLDER/out --blob-dir FOLDER/blobs"),
              Map.entry("blob ls", "blob ls --blob-dir FOLDER/blobs"),
              Map.entry("blob sweep", "blob sweep --older-than 1h --blob-dir FOLDER/blobs HUB"),
              Map.entry("token new", "token new --name n --scope read"),
              Map.entry("token check", "token check --tokens-file FOLDER/tokens.yaml"),
              Map.entry("version", "version")));

  @BeforeAll
  static void start() throws IOException {
    hub = TestHub.start(Files.createDirectory(folder.resolve("hub")));
    Files.writeString(
        folder.resolve("two.ndjson"),
        """
        {"world_id":"w","version":"v1","as_of":"2026-01-01","weights":{"a":0.5,"b":0.5},"covariance":{"a,a":0.04,"a,b":0.01,"b,b":0.04}}
        {"world_id":"x","version":"v1","as_of":"2026-01-01","weights":{"a":2}}
        """);
    Files.writeString(
        folder.resolve("tokens.yaml"),
        "- {name: n, sha256: %s, scopes: [read]}%n".formatted("0123456789abcdef".repeat(4)));
    Files.writeString(folder.resolve("stress.json"), "{\"crash\":{\"loss\":0.1}}");
    assertThat(run("push", "table").out()).contains("1 stored");
    assertThat(run("blob put", "table").code()).isZero();
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  static Stream<String> commands() {
    return COMMANDS.keySet().stream();
  }

  @Test
  void noCommandIsLeftOut() {
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    List<String> withFormats = new ArrayList<>();
    collect(RiskHub.commandLine(nowhere, nowhere), "", withFormats);

    assertThat(withFormats)
        .containsExactlyInAnyOrderElementsOf(Stream.concat(commands(), SERVICES.stream()).toList());
  }

  @ParameterizedTest
  @MethodSource("commands")
  void jsonIsOneDocumentAndNothingElse(String command) throws IOException {
    CommandRun run = run(command, "json");

    assertThat(run.err()).isEmpty();
    JsonNode document = JSON.readTree(run.out());
    assertThat(document.isObject()).as(run.out()).isTrue();
    assertThat(run.out()).endsWith("}\n").startsWith("{\n  \"");
    requireStyle(document);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void ndjsonIsOneObjectALineAndNothingElse(String command) throws IOException {
    CommandRun run = run(command, "ndjson");

    assertThat(run.err()).isEmpty();
    for (String line : run.out().lines().toList()) {
      JsonNode object = JSON.readTree(line);
      assertThat(object.isObject()).as(line).isTrue();
      requireStyle(object);
    }
    assertThat(run.out().isEmpty() || run.out().endsWith("}\n")).as(run.out()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void whereThereIsNoTerminalNothingSteersOne(String command) {
    for (String format : List.of("table", "json", "ndjson")) {
      CommandRun run = run(command, format);

      assertThat(run.out() + run.err()).doesNotContain("\u001b", "\r");
    }
  }

  @ParameterizedTest
  @MethodSource("commands")
  void wrongUsageIsOneObjectOnStandardError(String command) throws IOException {
    String[] wrong = (command + " --no-such-option -o json").split(" ");
    CommandRun run = CommandRun.riskhub(wrong);

    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).hasSize(1);
    assertThat(JSON.readTree(run.err()).path("error").path("command").textValue())
        .isEqualTo("riskhub " + command);
  }

  /** Names in snake case, and times in UTC. */
  private static void requireStyle(JsonNode node) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String name = field.getKey();
      assertThat(name).matches("[a-z][a-z0-9_]*");
      if (name.endsWith("_at")) {
        assertThat(Instant.parse(field.getValue().textValue())).isNotNull();
        assertThat(field.getValue().textValue()).endsWith("Z");
      }
      if (!OF_PRODUCERS.contains(name)) {
        requireStyle(field.getValue());
      }
    }
    if (node.isArray()) {
      node.forEach(OutputFormatsTest::requireStyle);
    }
  }

  private static CommandRun run(String command, String format) {
    String line =
        Objects.requireNonNull(COMMANDS.get(command))
            .replace("HUB", "--base-url " + hub.baseUrl() + " --token " + TestHub.TOKEN)
            .replace("FOLDER", folder.toString());
    if (line.contains("REF")) {
      line = line.replace("REF", run("blob put", "table").out().strip());
    }
    return CommandRun.riskhub((line + " -o " + format).split(" "));
  }

  private static void collect(CommandLine command, String name, List<String> found) {
    if (command.getSubcommands().isEmpty()
        && command.getCommandSpec().findOption("--output") != null) {
      found.add(name.strip());
    }
    command.getSubcommands().forEach((child, line) -> collect(line, name + " " + child, found));
  }
}
