package io.riskhub.hub.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.contract.json.StrictJson;
import io.riskhub.testkit.Await;
import io.riskhub.testkit.Caller;
import io.riskhub.testkit.RunningHub;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub by itself: what is pushed is announced in the process, and assessed. */
final class SignalsOverHttpTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Offset<Double> ROUNDING = within(1e-12);

  @TempDir private Path directory;

  /** The figures were worked out by a script of its own, with sums and products alone. */
  @Test
  void theNewestSampleGetsTheSignalsOfAllWorkers() throws Exception {
    try (RunningHub hub = consuming()) {
      String sample = samples().getLast();
      assertThat(hub.caller().push("us-tech", sample).statusCode()).isEqualTo(200);

      JsonNode answer = awaitSignals(hub.caller(), "us-tech", 3);

      assertThat(answer.path("version").textValue()).isEqualTo("monthly-2010-03");
      JsonNode validation = answer.path("signals").path(0);
      assertThat(validation.path("worker").textValue()).isEqualTo("extended_validation");
      assertThat(validation.path("status").textValue()).isEqualTo("warn");
      assertThat(validation.path("figures").path("sigma").doubleValue())
          .isCloseTo(0.07598481123606872, ROUNDING);
      assertThat(validation.path("figures").path("var_99").doubleValue())
          .isCloseTo(0.17676710407842305, ROUNDING);
      assertThat(validation.path("figures").path("es_99").doubleValue())
          .isCloseTo(0.20251579943666168, ROUNDING);
      assertThat(validation.path("reasons").toString()).contains("var_99_max");

      JsonNode live = answer.path("signals").path(1);
      assertThat(live.path("worker").textValue()).isEqualTo("live");
      JsonNode portfolio = live.path("figures").path("portfolio").path(0);
      assertThat(portfolio.path("points").intValue()).isEqualTo(12);
      assertThat(portfolio.path("max_drawdown").doubleValue())
          .isCloseTo(0.08604085488800006, ROUNDING);
      assertThat(portfolio.path("sharpe").doubleValue()).isCloseTo(0.8655594159747838, ROUNDING);
      assertThat(portfolio.path("var_99").doubleValue()).isCloseTo(0.07446100626084007, ROUNDING);
      assertThat(live.path("figures").path("strategies").size()).isEqualTo(5);

      JsonNode stress = answer.path("signals").path(2);
      assertThat(stress.path("worker").textValue()).isEqualTo("stress");
      assertThat(stress.path("status").textValue()).isEqualTo("breach");
      assertThat(stress.path("reasons").toString())
          .contains("window: dd_max 0.430917 exceeds dd_max 0.35");
    }
  }

  @Test
  void whatWasNotHandledBeforeARestartIsHandledAfterIt() throws Exception {
    String body = samples().getFirst();
    try (RunningHub hub = RunningHub.embedded(directory)) {
      assertThat(hub.caller().push("us-tech", body).statusCode()).isEqualTo(200);
      assertThat(signals(hub.caller(), "us-tech")).isEmpty();
    }
    try (RunningHub hub = consuming()) {
      awaitSignals(hub.caller(), "us-tech", 3);
    }
  }

  @Test
  void aWorldWithoutSnapshotsHasNoSignals() {
    try (RunningHub hub = RunningHub.embedded(directory)) {
      HttpResponse<String> answer = hub.caller().get("/risk-hub/worlds/nowhere/signals");

      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.body()).contains("world \\\"nowhere\\\" has no snapshot");
      assertThat(hub.caller().get("/risk-hub/worlds/w/signals?version=a%2Fb").statusCode())
          .isEqualTo(400);
    }
  }

  private RunningHub consuming() {
    return RunningHub.start(RunningHub.consuming(RunningHub.config(directory)), Clock.systemUTC());
  }

  private static JsonNode awaitSignals(Caller caller, String world, int count) throws Exception {
    Await.until(PATIENCE, () -> signals(caller, world).size() == count);
    return StrictJson.parse(caller.get("/risk-hub/worlds/" + world + "/signals").body());
  }

  private static JsonNode signals(Caller caller, String world) {
    try {
      return StrictJson.parse(caller.get("/risk-hub/worlds/" + world + "/signals").body())
          .path("signals");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> samples() throws Exception {
    try (InputStream in =
        SignalsOverHttpTest.class.getClassLoader().getResourceAsStream("us-tech.ndjson")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip().lines().toList();
    }
  }
}
