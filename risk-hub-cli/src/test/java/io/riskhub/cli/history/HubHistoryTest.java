package io.riskhub.cli.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import io.riskhub.cli.TestHub;
import io.riskhub.cli.hub.HubConnection;
import io.riskhub.cli.hub.HubTarget;
import io.riskhub.cli.output.CommandFailure;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.cli.output.JsonText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubHistoryTest {

  @TempDir private Path folder;

  /** Pages of 50 end in the middle of those with equal as_of, and one as_of fills more than one. */
  @Test
  void everySnapshotIsVisitedOnceHoweverManyHaveOneAsOf() throws IOException {
    try (TestHub hub = TestHub.start(folder);
        HubConnection connection = connect(hub.baseUrl())) {
      push(hub, 0, 30, "2026-01-03");
      push(hub, 30, 160, "2026-01-02T10:00:00.000000001+02:00");
      push(hub, 190, 70, "2026-01-01");

      List<String> versions = new ArrayList<>();
      long count =
          new HubHistory(connection)
              .forEach("w", json -> versions.add(JsonText.read(json).path("version").asText()));

      assertThat(count).isEqualTo(260);
      assertThat(versions)
          .doesNotHaveDuplicates()
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(0, 260).mapToObj(i -> "v" + i).toList());
      assertThat(new HubHistory(connection).worlds()).containsExactly("w");
    }
  }

  @Test
  void moreWithOneAsOfThanAHubListsIsNoCompleteAnswer() throws IOException {
    try (TestHub hub = TestHub.start(folder);
        HubConnection connection = connect(hub.baseUrl())) {
      push(hub, 0, 1_001, "2026-01-01");

      assertThatExceptionOfType(CommandFailure.class)
          .isThrownBy(() -> new HubHistory(connection).forEach("w", json -> {}))
          .withMessageContaining("1,000 or more snapshots with the as_of 2026-01-01T00:00:00Z");
    }
  }

  @Test
  void anAnswerWithoutItsListIsNoEmptyOne() throws IOException {
    HttpServer proxy =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    proxy.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 2);
          exchange.getResponseBody().write("{}".getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });
    proxy.start();
    try (HubConnection connection = connect("http://127.0.0.1:" + proxy.getAddress().getPort())) {
      HubHistory history = new HubHistory(connection);

      assertThatExceptionOfType(CommandFailure.class).isThrownBy(history::worlds);
      assertThatExceptionOfType(CommandFailure.class)
          .isThrownBy(() -> history.forEach("w", json -> {}));
    } finally {
      proxy.stop(0);
    }
  }

  private static HubConnection connect(String baseUrl) {
    return HubConnection.to(
        new HubTarget(baseUrl, Optional.of(TestHub.TOKEN), Duration.ofSeconds(10), "test"),
        (reason, wait) -> {});
  }

  private static void push(TestHub hub, int first, int count, String asOf) {
    String lines =
        IntStream.range(first, first + count)
            .mapToObj(
                i ->
                    "{\"world_id\":\"w\",\"version\":\"v%d\",\"as_of\":\"%s\",\"weights\":{\"A\":1.0}}"
                        .formatted(i, asOf))
            .collect(Collectors.joining("\n"));
    hub.riskhubReading(lines, "push", "-", "--parallel", "16").endedWith(ExitCode.DONE);
  }
}
