package io.riskhub.cli.consume;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.riskhub.cli.CommandRun;
import io.riskhub.cli.TestHub;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.cli.output.JsonText;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which workers a consumer has, as the command line says. */
class ConsumeWorkersTest {

  @TempDir private Path data;

  private final List<String> posted = new CopyOnWriteArrayList<>();
  private final Queue<Integer> answers = new ArrayDeque<>();
  private HttpServer server;
  private String webHook;
  private EventTopic topic;

  @BeforeEach
  void start() throws Exception {
    topic = EventTopic.create();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          posted.add(
              exchange.getRequestURI()
                  + " "
                  + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          // One after the other: there is one event.
          exchange.sendResponseHeaders(answers.remove(), -1);
          exchange.close();
        });
    server.start();
    webHook = "http://127.0.0.1:%d".formatted(server.getAddress().getPort());
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void onlyTheNamedWorkersFindSignals() throws Exception {
    topic.announce("w", "v1");
    topic.consumeOne(data, "--worker", "stress,live").endedWith(ExitCode.DONE);

    assertThat(workersOf("w")).containsExactly("live", "stress");
  }

  @Test
  void besideAWebHookNoWorkerFindsSignalsUnlessItIsNamed() throws Exception {
    answers.addAll(List.of(200, 204));
    String event = topic.announce("w", "v1");
    CommandRun run = topic.consumeOne(data, "--webhook", webHook + "/s3cret?key=s3cret");
    topic.announce("v", "v1");
    topic.consumeOne(data, "--webhook", webHook, "--worker", "live").endedWith(ExitCode.DONE);

    run.endedWith(ExitCode.DONE);
    assertThat(run.out()).startsWith("1 handled, 0 retried, 0 to the dead letters");
    assertThat(run.out() + run.err()).doesNotContain("s3cret");
    assertThat(posted).hasSize(2).first().isEqualTo("/s3cret?key=s3cret " + event);
    assertThat(workersOf("w")).isEmpty();
    assertThat(workersOf("v")).containsExactly("live");
  }

  @Test
  void aWebHookThatIsBusyIsAskedAgain() throws Exception {
    answers.addAll(List.of(503, 429, 200));
    topic.announce("w", "v1");
    CommandRun run = topic.consumeOne(data, "--webhook", webHook);

    run.endedWith(ExitCode.DONE);
    assertThat(run.out()).startsWith("1 handled, 2 retried, 0 to the dead letters");
    assertThat(posted).hasSize(3);
  }

  @Test
  void whatAWebHookRefusesGoesToTheDeadLettersWithoutItsSecret() throws Exception {
    answers.add(422);
    topic.announce("w", "v1");
    CommandRun run = topic.consumeOne(data, "--webhook", webHook + "/s3cret?key=s3cret");

    run.endedWith(ExitCode.DONE);
    assertThat(run.out()).startsWith("1 handled, 0 retried, 1 to the dead letters");
    assertThat(letter().path("error").asText())
        .contains("the web hook at " + webHook + " answered 422")
        .doesNotContain("s3cret");
  }

  @Test
  void aProgramThatFailsGoesToTheDeadLettersWithoutItsCommand() throws Exception {
    topic.announce("w", "v1");
    CommandRun run = topic.consumeOne(data, "--exec", "false --token s3cret");

    run.endedWith(ExitCode.DONE);
    assertThat(run.out()).startsWith("1 handled, 2 retried, 1 to the dead letters");
    assertThat(letter().path("error").asText())
        .contains("exec (false) ended with exit code 1")
        .doesNotContain("s3cret");
  }

  @Test
  void aProgramThatTakesTooLongIsKilledAtEveryAttempt() throws Exception {
    topic.announce("w", "v1");
    CommandRun run = topic.consumeOne(data, "--exec", "sleep 600", "--worker-timeout", "200ms");

    run.endedWith(ExitCode.DONE);
    assertThat(run.out()).startsWith("1 handled, 2 retried, 1 to the dead letters");
    assertThat(letter().path("attempts").asInt()).isEqualTo(3);
    assertThat(letter().path("error").asText()).contains("took longer than 200 ms");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "--worker | astrology | choose among extended_validation, live, stress",
        "--webhook | ftp://host/s3cret | --webhook: must begin with http:// or https://",
        "--webhook | http://host/s3 cret | --webhook: is no URL",
        "--webhook | http://user:s3cret@host/ | --webhook: names a user",
        "--webhook | http:/s3cret | --webhook: needs a host",
        "--exec | if s3cret | --exec: is nothing that the shell can run",
        "--worker-timeout | soon | 'soon' is no span of time",
      })
  void aWorkerThatCannotBeIsRefusedWithoutItsSecret(String option, String value, String told) {
    CommandRun run = topic.consumeOne(data, option, value);

    run.endedWith(ExitCode.USAGE);
    assertThat(run.err()).contains(told).doesNotContain("s3cret").doesNotContain("s3 cret");
  }

  private JsonNode letter() {
    return JsonText.read(topic.deadLetters().endedWith(ExitCode.DONE).out());
  }

  private List<String> workersOf(String world) {
    try (TestHub hub = TestHub.start(data)) {
      CommandRun run = hub.riskhub("get", world, "--signals", "-o", "json");
      return JsonText.read(run.endedWith(ExitCode.DONE).out())
          .path("signals")
          .findValuesAsText("worker");
    }
  }
}
