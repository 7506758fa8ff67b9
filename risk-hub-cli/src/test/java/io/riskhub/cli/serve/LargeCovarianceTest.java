package io.riskhub.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.blob.BlobRef;
import io.riskhub.blob.BlobStore;
import io.riskhub.blob.BlobStoreSettings;
import io.riskhub.blob.stores.BlobStores;
import io.riskhub.testkit.Caller;
import io.riskhub.testkit.Snapshots;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The covariance of 400 strategies: 80,200 numbers that belong in no row and no event. */
class LargeCovarianceTest {

  private static final int STRATEGIES = 400;
  private static final int AT_ONCE = 16;

  @TempDir private Path directory;

  @Test
  void isServedSixteenTimesAtOnceFromASmallHeapAndItsRowStaysSmall() throws Exception {
    byte[] covariance = covariance();
    String sent = new String(covariance, StandardCharsets.US_ASCII);
    Path blobs = directory.resolve("blobs");
    String ref;
    try (BlobStore store = BlobStores.open(new BlobStoreSettings.Files(blobs))) {
      BlobRef put = store.put("us-tech", "v1", "covariance", covariance, Duration.ofMinutes(15));
      ref = put.toString();
    }
    try (HubProcess hub =
        HubProcess.start(
            Map.of("JDK_JAVA_OPTIONS", "-Xmx256m"), "--data-dir", directory.toString())) {
      Caller caller = new Caller(hub.baseUri(), Optional.empty());
      HttpResponse<String> pushed =
          caller.push(
              "us-tech",
              Snapshots.body("us-tech", "v1", "2026-03-01", "\"covariance_ref\":\"" + ref + "\""));
      assertThat(pushed.statusCode()).as(pushed.body()).isEqualTo(200);

      for (int round = 0; round < 2; round++) {
        List<HttpResponse<String>> expanded =
            together(() -> caller.get(Caller.snapshots("us-tech") + "/latest?expand=true"));
        assertThat(expanded)
            .allSatisfy(
                answer -> {
                  assertThat(answer.statusCode()).isEqualTo(200);
                  assertThat(covarianceOf(answer.body()).equals(sent)).isTrue();
                });
      }
      assertThat(hub.terminate()).isEqualTo(143);
      assertThat(String.join("\n", hub.errors())).doesNotContain("OutOfMemory");
    }
    assertThat(longestRow()).as("characters of a row").isBetween(1L, 4_095L);
  }

  /** In Python's canonical form, as the gateway writes it. */
  private static byte[] covariance() {
    Random random = new Random(400);
    StringBuilder json = new StringBuilder("{");
    for (int i = 0; i < STRATEGIES; i++) {
      for (int j = i; j < STRATEGIES; j++) {
        json.append(json.length() == 1 ? "" : ",")
            .append("\"strategy-%03d,strategy-%03d\":".formatted(i, j))
            .append(0.01 + random.nextDouble());
      }
    }
    return json.append('}').toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static String covarianceOf(String json) {
    String start = "\"covariance\":";
    return json.substring(
        json.indexOf(start) + start.length(), json.indexOf(",\"covariance_ref\":"));
  }

  private static <T> List<T> together(Supplier<T> call) throws Exception {
    CyclicBarrier start = new CyclicBarrier(AT_ONCE);
    List<Future<T>> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < AT_ONCE; i++) {
        answers.add(
            threads.submit(
                () -> {
                  start.await();
                  return call.get();
                }));
      }
      List<T> all = new ArrayList<>();
      for (Future<T> answer : answers) {
        all.add(answer.get());
      }
      return all;
    }
  }

  private long longestRow() throws SQLException {
    try (Connection database =
            DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("riskhub.db"));
        Statement statement = database.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select max(length(world_id) + length(version) + length(as_of) + length(created_at)"
                    + " + length(expires_at) + length(stage) + length(stage_key) + length(actor)"
                    + " + length(digest) + length(payload)) from risk_snapshots")) {
      return row.next() ? row.getLong(1) : 0;
    }
  }
}
