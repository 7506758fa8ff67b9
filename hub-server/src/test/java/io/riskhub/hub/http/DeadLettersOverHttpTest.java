package io.riskhub.hub.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.testkit.RunningHub;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the routes say; what they do is shown by the command that uses them. */
class DeadLettersOverHttpTest {

  @TempDir private Path directory;

  @Test
  void aHubThatGaveNothingUpHasNoLetters() {
    try (RunningHub hub = RunningHub.embedded(directory)) {
      HttpResponse<String> answer = hub.caller().get("/risk-hub/dead-letters?after=7&limit=1");

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("{\"dead_letters\":[]}");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /risk-hub/dead-letters?after=x, 400, send the number of a letter",
    "GET, /risk-hub/dead-letters?limit=101, 400, from 1 to 100",
    "POST, /risk-hub/dead-letters, 405, use GET",
    "GET, /risk-hub/dead-letters/1/replay, 405, use POST",
    "POST, /risk-hub/dead-letters/x/replay, 400, send the number of a letter",
    "POST, /risk-hub/dead-letters/1/replay, 404, there is no dead letter 1",
    "POST, /risk-hub/dead-letters/99999999999999999999/replay, 400, send the number of a letter"
  })
  void whatCannotBeAnsweredIsExplained(String method, String path, int status, String words) {
    try (RunningHub hub = RunningHub.embedded(directory)) {
      HttpResponse<String> answer =
          hub.caller().send(hub.caller().request(path).method(method, BodyPublishers.noBody()));

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
      assertThat(answer.body()).contains(words);
    }
  }
}
