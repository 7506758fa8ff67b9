package io.riskhub.cli.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.blob.BlobStore;
import io.riskhub.blob.BlobStoreSettings;
import io.riskhub.blob.stores.BlobStores;
import io.riskhub.cli.TestHub;
import io.riskhub.cli.deadletters.source.FoundLetter;
import io.riskhub.cli.deadletters.source.HubLetters;
import io.riskhub.cli.deadletters.source.LetterActions;
import io.riskhub.cli.deadletters.source.LetterSource;
import io.riskhub.cli.deadletters.source.Replay;
import io.riskhub.cli.deadletters.source.UnreadableLetter;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.cli.output.JsonText;
import io.riskhub.client.RiskHubClient;
import io.riskhub.testkit.Await;
import io.riskhub.testkit.RunningHub;
import io.riskhub.testkit.Snapshots;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The letters of a hub that has no control bus. */
class HubDeadLettersTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path directory;

  @Test
  void whatFailedIsListedAndHandledByTheHubOnceItIsMended() throws Exception {
    Path blob = announceWithoutItsBlob();
    try (TestHub hub = TestHub.start(directory)) {
      Await.until(PATIENCE, () -> !letters(hub).isEmpty());
      JsonNode letter = letters(hub, "--world", "w").getFirst();
      assertThat(letter.path("version").asText()).isEqualTo("v1");
      assertThat(letter.path("state").asText()).isEqualTo("waiting");
      assertThat(letter.path("attempts").asInt()).isEqualTo(3);
      assertThat(letter.path("error").asText()).contains("covariance");
      assertThat(letters(hub, "--world", "other")).isEmpty();
      assertThat(hub.riskhub("dlq", "replay", "--dry-run").endedWith(ExitCode.DONE).out())
          .isEqualTo("#1 w v1 would be replayed\n1 would be replayed\n");

      Files.move(aside(), blob);
      assertThat(hub.riskhub("dlq", "replay").endedWith(ExitCode.DONE).out())
          .isEqualTo("#1 w v1 replayed: the hub's outbox\n1 replayed\n");
      Await.until(
          PATIENCE,
          () ->
              hub.riskhub("get", "w", "--signals", "-o", "json")
                  .out()
                  .contains("\"extended_validation\""));
      assertThat(letters(hub)).isEmpty();
      assertThat(hub.riskhub("dlq", "replay").endedWith(ExitCode.DONE).out())
          .isEqualTo("0 replayed\n");
    }
  }

  @Test
  void whatFailsAgainMeanwhileIsAnotherLetterAndNotVisited() throws Exception {
    Path blob = announceWithoutItsBlob();
    assertThat(blob).doesNotExist();
    try (TestHub hub = TestHub.start(directory);
        HubLetters source =
            new HubLetters(
                RiskHubClient.of(URI.create(hub.baseUrl())).token(TestHub.TOKEN).build(),
                remark -> {})) {
      Await.until(PATIENCE, () -> !letters(hub).isEmpty());
      List<String> visited = new ArrayList<>();
      source.forEach(
          new LetterSource.Visitor() {
            @Override
            public void letter(FoundLetter letter, LetterActions actions) {
              visited.add(letter.place());
              assertThat(actions.replay()).isInstanceOf(Replay.Sent.class);
              // Before the source goes on.
              Await.until(PATIENCE, () -> !letters(hub).isEmpty());
            }

            @Override
            public void unreadable(UnreadableLetter letter) {
              visited.add(letter.place());
            }
          });

      assertThat(visited).containsExactly("#1");
    }
  }

  @Test
  void theTokenIsAskedFor() {
    try (TestHub hub = TestHub.start(directory)) {
      hub.riskhubWithout("dlq", "list", "--token", "wrong").endedWith(ExitCode.NOT_ALLOWED);
      assertThat(hub.riskhub("dlq", "list").endedWith(ExitCode.DONE).err())
          .contains("no dead letters");
    }
  }

  /** What a hub stored that did not consume, and whose blob is gone before another one does. */
  private Path announceWithoutItsBlob() throws IOException {
    Path blobs = directory.resolve("blobs");
    byte[] covariance = "{\"a,a\":0.04}".getBytes(StandardCharsets.US_ASCII);
    String ref;
    try (BlobStore store = BlobStores.open(new BlobStoreSettings.Files(blobs))) {
      ref = store.put("w", "v1", "covariance", covariance, Duration.ofHours(1)).toString();
    }
    try (RunningHub hub = RunningHub.embedded(directory)) {
      String body = Snapshots.body("w", "v1", "2026-01-01", "\"covariance_ref\":\"" + ref + "\"");
      assertThat(hub.caller().push("w", body).statusCode()).isEqualTo(200);
    }
    try (Stream<Path> files = Files.walk(blobs)) {
      Path blob = files.filter(Files::isRegularFile).findFirst().orElseThrow();
      Files.move(blob, aside());
      return blob;
    }
  }

  private Path aside() {
    return directory.resolve("blob.aside");
  }

  private static List<JsonNode> letters(TestHub hub, String... filter) {
    String[] list =
        Stream.concat(Stream.of("dlq", "list", "-o", "ndjson"), Stream.of(filter))
            .toArray(String[]::new);
    return hub.riskhub(list).endedWith(ExitCode.DONE).out().lines().map(JsonText::read).toList();
  }
}
