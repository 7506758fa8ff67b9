package io.riskhub.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.blob.stores.BlobStores;
import io.riskhub.hub.http.HttpLimits;
import io.riskhub.testkit.Await;
import io.riskhub.testkit.Caller;
import io.riskhub.testkit.RawConnection;
import io.riskhub.testkit.RunningHub;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestSlotsTest {

  private static final String HALF_A_PUSH =
      """
      POST /risk-hub/worlds/w/snapshots HTTP/1.1\r
      Host: hub\r
      X-Actor: gateway\r
      X-Stage: live\r
      Content-Length: 100\r
      \r
      {""";

  @TempDir private Path directory;

  @Test
  void moreThanAreWorkedOnAreAskedToComeAgainAndOperatorsAreAnsweredAllTheSame() throws Exception {
    HttpLimits usual = HttpLimits.DEFAULT;
    HttpLimits narrow =
        new HttpLimits(
            usual.maxBodyBytes(),
            usual.maxHeaderBytes(),
            usual.requestTimeout(),
            usual.stallTimeout(),
            usual.idleTimeout(),
            usual.maxConnections(),
            1,
            usual.shutdownGrace());
    try (HubServer hub =
        HubAssembly.start(
            RunningHub.config(directory), Clock.systemUTC(), narrow, BlobStores::open)) {
      Caller caller = new Caller(hub.baseUri(), Optional.empty());
      try (RawConnection half = RawConnection.open(hub.baseUri()).send(HALF_A_PUSH)) {
        Await.until(Duration.ofSeconds(20), this::isAdmitted);

        HttpResponse<String> refused = worlds(caller);

        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        assertThat(refused.body()).contains("works on as many requests as it may");
        assertThat(caller.get("/health/ready").statusCode()).isEqualTo(200);
        assertThat(caller.get("/metrics").statusCode()).isEqualTo(200);
        half.reset();
      }
      Await.until(Duration.ofSeconds(20), () -> worlds(caller).statusCode() == 200);
    }
  }

  /** The audit has a line of a write before its body is read. */
  private boolean isAdmitted() {
    try {
      return Files.readString(directory.resolve("audit").resolve("hub-000001.jsonl"))
          .contains("\"admitted\"");
    } catch (IOException e) {
      return false;
    }
  }

  private static HttpResponse<String> worlds(Caller caller) {
    return caller.get("/risk-hub/worlds");
  }
}
