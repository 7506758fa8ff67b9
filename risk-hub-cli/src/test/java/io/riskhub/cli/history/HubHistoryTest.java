package io.riskhub.cli.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import io.riskhub.cli.TestHub;
import io.riskhub.cli.output.CommandFailure;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.client.RiskHubClient;
import io.riskhub.client.fault.UnexpectedAnswerException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
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
        RiskHubClient client = connect(hub.baseUrl())) {
      push(hub, 0, 30, "2026-01-03");
      push(hub, 30, 160, "2026-01-02T10:00:00.000000001+02:00");
      push(hub, 190, 70, "2026-01-01");

      List<String> versions = new ArrayList<>();
      long count =
          new HubHistory(client)
              .forEach("w", snapshot -> versions.add(snapshot.version().orElseThrow()));

      assertThat(count).isEqualTo(260);
      assertThat(versions)
          .doesNotHaveDuplicates()
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(0, 260).mapToObj(i -> "v" + i).toList());
      assertThat(new HubHistory(client).worlds()).containsExactly("w");
    }
  }

  /** More than a page of them, so that there is nothing to turn the first page by. */
  @Test
  void thoseWithoutAnAsOfAreVisitedOnceToo() throws IOException, SQLException {
    try (TestHub hub = TestHub.start(folder);
        RiskHubClient client = connect(hub.baseUrl())) {
      push(hub, 0, 60, "2026-01-02");
      push(hub, 60, 60, "2026-01-01");
      try (Connection database =
              DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("riskhub.db"));
          Statement update = database.createStatement()) {
        update.executeUpdate(
            "update risk_snapshots set payload = replace(payload, '\"as_of\"', '\"as_off\"')"
                + " where payload like '%2026-01-02%'");
      }

      List<String> versions = new ArrayList<>();
      List<String> damaged = new ArrayList<>();
      new HubHistory(client)
          .forEach(
              "w",
              snapshot -> {
                versions.add(snapshot.version().orElseThrow());
                snapshot.damage().ifPresent(damaged::add);
              });

      assertThat(versions).hasSize(120).doesNotHaveDuplicates();
      assertThat(damaged).hasSize(60).containsOnly("has no field as_of");
    }
  }

  @Test
  void moreWithOneAsOfThanAHubListsIsNoCompleteAnswer() throws IOException {
    try (TestHub hub = TestHub.start(folder);
        RiskHubClient client = connect(hub.baseUrl())) {
      push(hub, 0, 1_001, "2026-01-01");

      assertThatExceptionOfType(CommandFailure.class)
          .isThrownBy(() -> new HubHistory(client).forEach("w", snapshot -> {}))
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
    try (RiskHubClient client = connect("http://127.0.0.1:" + proxy.getAddress().getPort())) {
      HubHistory history = new HubHistory(client);

      assertThatExceptionOfType(UnexpectedAnswerException.class).isThrownBy(history::worlds);
      assertThatExceptionOfType(UnexpectedAnswerException.class)
          .isThrownBy(() -> history.forEach("w", snapshot -> {}));
    } finally {
      proxy.stop(0);
    }
  }

  private static RiskHubClient connect(String baseUrl) {
    return RiskHubClient.of(URI.create(baseUrl)).token(TestHub.TOKEN).build();
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
