package io.riskhub.cli;

import static io.riskhub.cli.CommandRun.riskhub;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.riskhub.cli.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonErrorsTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path folder;
  private static TestHub hub;

  @BeforeAll
  static void startHub() {
    hub = TestHub.start(folder);
  }

  @AfterAll
  static void stopHub() {
    hub.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "wolrds",
        "get",
        "get a/b",
        "get us-tech --include-expird",
        "get us-tech --as-of yesterday",
        "blob",
        "dlq",
        "list us-tech --limit 0",
        "push no-such-file.ndjson",
        "verify-hash --source x",
        "fallback us-tech --rho 2",
        "backfill",
        "backfill --world w --config no-such-file.yml",
        "consume",
        "consume --max-messages 0",
        "serve --port 70000",
        "dlq list --brokers nonsense",
        "blob ls --blob-type s3",
      })
  void wrongUsageIsOneObject(String line) throws IOException {
    for (String format : new String[] {"json", "ndjson"}) {
      String[] arguments =
          Stream.of(line.split(" "), new String[] {"-o", format})
              .flatMap(Stream::of)
              .toArray(String[]::new);
      CommandRun run = riskhub(arguments).endedWith(ExitCode.USAGE);

      JsonNode error = errorOf(run);
      assertThat(error.path("exit_code").intValue()).isEqualTo(2);
      assertThat(error.path("meaning").textValue()).startsWith("wrong usage");
      assertThat(error.path("command").textValue()).startsWith("riskhub");
      assertThat(error.path("message").textValue()).isNotBlank();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "get nope                    | 5 | not found, or expired",
        "get nope --version v1       | 5 | not found, or expired",
        "verify-hash --world nope    | 5 | not found, or expired",
        "fallback nope               | 5 | not found, or expired",
        "get nope --base-url http://127.0.0.1:1 --timeout 50ms | 4 | unavailable",
      })
  void whatAHubHasNotIsOneObjectWithTheWayOn(String line, int code, String meaning)
      throws IOException {
    String withHub = line.contains("--base-url") ? line : line + " --base-url " + hub.baseUrl();
    CommandRun run = riskhub((withHub + " --token " + TestHub.TOKEN + " -o json").split(" "));

    JsonNode error = errorOf(run);
    assertThat(run.code()).isEqualTo(code);
    assertThat(error.path("exit_code").intValue()).isEqualTo(code);
    assertThat(error.path("meaning").textValue()).contains(meaning);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void theHintStandsApartFromTheMessage() throws IOException {
    JsonNode error = errorOf(hub.riskhub("get", "nope", "-o", "json"));

    assertThat(error.path("message").textValue())
        .isEqualTo("the hub at " + hub.baseUrl() + " has no snapshot of world nope");
    assertThat(error.path("hint").textValue())
        .isEqualTo("the worlds that it knows: riskhub worlds");
  }

  @Test
  void anAnswerOfTheHubIsToldWithItsStatus() throws IOException {
    CommandRun run = hub.riskhubWithout("worlds", "-o", "json").endedWith(ExitCode.NOT_ALLOWED);

    JsonNode error = errorOf(run);
    assertThat(error.path("status").intValue()).isEqualTo(401);
    assertThat(error.path("request_id").textValue()).isNotBlank();
    assertThat(error.path("hint").textValue()).contains("RISKHUB_TOKEN");
  }

  @Test
  void brokenRulesAreToldOneByOne() throws IOException {
    Path file = Files.writeString(folder.resolve("covariance.json"), "{\"a,b\":\"x\",\"c\":1}");
    CommandRun run =
        riskhub(
                "blob",
                "put",
                file.toString(),
                "--world",
                "w",
                "--version",
                "v",
                "--field",
                "covariance",
                "--blob-dir",
                folder.resolve("blobs").toString(),
                "-o",
                "json")
            .endedWith(ExitCode.REFUSED);

    JsonNode error = errorOf(run);
    assertThat(error.path("message").textValue()).contains("cannot stand in a snapshot");
    assertThat(error.path("violations")).hasSizeGreaterThan(1);
    assertThat(error.path("violations").path(0).path("field").textValue()).contains("covariance");
    assertThat(error.path("violations").path(0).path("message").textValue()).isNotBlank();
  }

  @Test
  void monitorTellsWhatItsOwnCodesMean() throws IOException {
    CommandRun run = riskhub("monitor", "-o", "json");

    JsonNode error = errorOf(run);
    assertThat(run.code()).isEqualTo(3);
    assertThat(error.path("exit_code").intValue()).isEqualTo(3);
    assertThat(error.path("meaning").textValue()).contains("UNKNOWN");
  }

  @Test
  void peopleReadWhatToDoAndWhatTheExitCodeMeans() {
    CommandRun run = hub.riskhub("get", "nope").endedWith(ExitCode.NOT_FOUND);

    assertThat(run.err())
        .isEqualTo(
            """
            riskhub get: the hub at %s has no snapshot of world nope
              the worlds that it knows: riskhub worlds
              (exit code 5: not found, or expired)
            """
                .formatted(hub.baseUrl()));
  }

  @Test
  void remarksAreForPeopleUnlessAskedFor() {
    assertThat(hub.riskhub("worlds").err()).contains("no world yet");
    assertThat(hub.riskhub("worlds", "-o", "json").err()).isEmpty();
    assertThat(hub.riskhub("worlds", "-o", "json", "-v").err()).contains("no world yet");
  }

  @Test
  void aSnapshotThatIsRefusedIsAResultAndNoError() throws IOException {
    Path file = Files.writeString(folder.resolve("bad.json"), "{\"world_id\":\"w\"}");
    CommandRun run = hub.riskhub("push", file.toString(), "-o", "json").endedWith(ExitCode.REFUSED);

    assertThat(run.err()).isEmpty();
    assertThat(JSON.readTree(run.out()).path("results").path(0).path("problem").path("violations"))
        .isNotEmpty();
  }

  /** The only thing that stands on standard error. */
  private static JsonNode errorOf(CommandRun run) throws IOException {
    assertThat(run.err().lines()).as(run.err()).hasSize(1);
    JsonNode object = JSON.readTree(run.err());
    assertThat(object.fieldNames()).toIterable().containsExactly("error");
    return object.path("error");
  }
}
