package io.riskhub.cli.fallback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.cli.CommandRun;
import io.riskhub.cli.TestHub;
import io.riskhub.cli.output.ExitCode;
import io.riskhub.cli.output.JsonText;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FallbackCommandTest {

  /** Sigmas 0.2 and 0.3, correlation 0.1. */
  private static final String COVARIANCE =
      "\"covariance\":{\"A,A\":0.04,\"A,B\":0.006,\"B,B\":0.09}";

  private static final String LONG = "{\"A\":0.6,\"B\":0.4}";

  /** The quantile of the normal distribution at 99 %, and the mean beyond it, from tables. */
  private static final double VAR_99 = 2.326348;

  private static final double ES_99 = 2.665214;

  private static final double SIGMA_BEFORE = Math.sqrt(0.36 * 0.04 + 0.16 * 0.09 + 0.48 * 0.006);

  /** Correlation 0.5, sigmas 0.3 and 0.45. */
  private static final double SIGMA_AFTER =
      Math.sqrt(0.36 * 0.09 + 0.16 * 0.2025 + 0.48 * 0.5 * 0.3 * 0.45);

  private static final Duration STALE = Duration.ofMinutes(45);

  @TempDir private Path folder;

  @Test
  void aStaleSnapshotIsReplacedByAConservativeOneOfTheSameStage() {
    try (TestHub hub = staleHub(LONG, COVARIANCE)) {
      CommandRun run = hub.riskhub("fallback", "w", "-o", "json").endedWith(ExitCode.DONE);

      JsonNode report = JsonText.read(run.out());
      assertThat(report.path("outcome").asText()).isEqualTo("stored");
      assertThat(report.path("source_version").asText()).isEqualTo("v1");
      assertThat(report.path("effect").asText()).isEqualTo("raised");
      figures(report.path("before"), SIGMA_BEFORE);
      figures(report.path("after"), SIGMA_AFTER);
      JsonNode latest = latest(hub, "--stage", "live");
      assertThat(latest.path("version").asText())
          .startsWith("fallback-20")
          .isEqualTo(report.path("version").asText());
      assertThat(latest.path("provenance").toString())
          .isEqualTo(
              "{\"actor\":\"riskhub-cli\",\"reason\":\"fallback\",\"source_version\":\"v1\",\"stage\":\"live\"}");
      assertThat(latest.path("weights").toString()).isEqualTo(LONG);
      assertThat(latest.at("/covariance/A,A").asDouble()).isCloseTo(0.09, within(1e-12));
      assertThat(latest.at("/covariance/A,B").asDouble()).isCloseTo(0.0675, within(1e-12));
      assertThat(latest.at("/covariance/B,B").asDouble()).isCloseTo(0.2025, within(1e-12));
      assertThat(run.err()).isEmpty();
    }
  }

  @Test
  void anExpiredSnapshotIsReplacedTooAndTheNextOfItsProducerTakesItsPlace() {
    expired("v1");
    try (TestHub hub = TestHub.start(folder)) {
      CommandRun run = hub.riskhub("fallback", "w", "--actor", "on-call").endedWith(ExitCode.DONE);

      assertThat(run.out())
          .contains("source   v1\n", "(stored)", "stage    live\n")
          .containsPattern("sigma +0\\.177989 +0\\.311769 +\\+75\\.2 %\n")
          .containsPattern("VaR 99 +0\\.414064 +0\\.725283 ")
          .containsPattern("ES 99 +0\\.474378 +0\\.83093\\d ");
      assertThat(latest(hub).at("/provenance/actor").asText()).isEqualTo("on-call");

      push(hub, "v2", Instant.now(), LONG, COVARIANCE, 900);
      assertThat(latest(hub).path("version").asText()).isEqualTo("v2");
    }
  }

  @Test
  void aFreshSnapshotIsLeftAloneUnlessForced() {
    try (TestHub past = TestHub.startAt(folder, Instant.now().minus(Duration.ofMinutes(5)))) {
      push(past, "v1", Instant.now().minus(Duration.ofMinutes(5)), LONG, COVARIANCE, 900);
    }
    try (TestHub hub = TestHub.start(folder)) {
      CommandRun refused = hub.riskhub("fallback", "w").endedWith(ExitCode.REFUSED);
      assertThat(refused.out()).isEmpty();
      assertThat(refused.err())
          // The hub tells its time in whole seconds.
          .containsPattern(
              "version v1 of world w is fresh: its as_of is (4m 5\\ds|5m( \\d+s)?) old")
          .contains("stale from 30m", "--force");

      hub.riskhub("fallback", "w", "--stale-seconds", "60").endedWith(ExitCode.DONE);
      assertThat(latest(hub).path("version").asText()).startsWith("fallback-");
    }
  }

  @Test
  void aDryRunShowsTheFiguresAndStoresNothing() {
    try (TestHub hub = staleHub(LONG, COVARIANCE)) {
      CommandRun run =
          hub.riskhub("fallback", "w", "--dry-run", "--rho", "0", "--sigma-scale", "2")
              .endedWith(ExitCode.DONE);

      assertThat(run.out())
          .contains("(dry run)")
          .containsPattern("sigma +0\\.177989 +0\\.355978 +\\+100\\.0 %\n");
      assertThat(latest(hub).path("version").asText()).isEqualTo("v1");
    }
  }

  @Test
  void aDryRunTellsThatItWouldBeRefused() {
    try (TestHub hub = TestHub.start(folder)) {
      push(hub, "v1", Instant.now(), LONG, COVARIANCE, 900);

      CommandRun run =
          hub.riskhub("fallback", "w", "--dry-run", "-o", "ndjson").endedWith(ExitCode.REFUSED);

      figures(JsonText.read(run.out()).path("after"), SIGMA_AFTER);
      assertThat(JsonText.read(run.out()).path("objection").asText()).contains("is fresh");
      hub.riskhub("fallback", "w", "--dry-run", "--force").endedWith(ExitCode.DONE);
    }
  }

  @Test
  void aSecondRunFindsTheFallbackAndNeverRaisesWhatWasRaised() {
    try (TestHub hub = staleHub(LONG, COVARIANCE)) {
      hub.riskhub("fallback", "w").endedWith(ExitCode.DONE);

      CommandRun again = hub.riskhub("fallback", "w").endedWith(ExitCode.REFUSED);
      assertThat(again.err()).contains("is a fallback already, in force until");

      CommandRun forced =
          hub.riskhub("fallback", "w", "--force", "-o", "json").endedWith(ExitCode.DONE);
      assertThat(JsonText.read(forced.out()).path("source_version").asText()).isEqualTo("v1");
      figures(JsonText.read(forced.out()).path("after"), SIGMA_AFTER);
    }
  }

  @Test
  void afterAnExpiredFallbackTheNextIsMadeOfTheSameSource() {
    expired("v1");
    try (TestHub past = TestHub.startAt(folder, Instant.now().minus(Duration.ofHours(2)))) {
      past.riskhub("fallback", "w").endedWith(ExitCode.DONE);
    }
    try (TestHub hub = TestHub.start(folder)) {
      assertThat(hub.riskhub("get", "w").endedWith(ExitCode.NOT_FOUND).err()).contains("fallback-");

      CommandRun run = hub.riskhub("fallback", "w", "-o", "json").endedWith(ExitCode.DONE);

      assertThat(JsonText.read(run.out()).path("source_version").asText()).isEqualTo("v1");
      figures(JsonText.read(run.out()).path("after"), SIGMA_AFTER);
    }
  }

  @Test
  void aFallbackThatLowersTheRiskIsRefusedUnlessForced() {
    try (TestHub hub = staleHub("{\"A\":1.5,\"B\":-0.5}", COVARIANCE)) {
      CommandRun refused =
          hub.riskhub("fallback", "w", "--rho", "1", "--sigma-scale", "1")
              .endedWith(ExitCode.REFUSED);
      assertThat(refused.err()).contains("lower the portfolio's sigma", "--rho", "--force");

      CommandRun forced =
          hub.riskhub("fallback", "w", "--rho", "1", "--sigma-scale", "1", "--force", "-o", "json")
              .endedWith(ExitCode.DONE);
      assertThat(JsonText.read(forced.out()).path("effect").asText()).isEqualTo("lowered");
    }
  }

  @Test
  void withoutACovarianceThereIsNothingToMakeConservative() {
    try (TestHub hub = staleHub(LONG, "\"constraints\":{}")) {
      for (String force : new String[] {"--quiet", "--force"}) {
        assertThat(hub.riskhub("fallback", "w", force).endedWith(ExitCode.REFUSED).err())
            .contains("version v1 of world w has no covariance");
      }
    }
  }

  @Test
  void aHedgeThatNobodyMeasuredIsRefusedUnlessForced() {
    String noPair = "\"covariance\":{\"A,A\":0.04,\"B,B\":0.04}";
    try (TestHub hub = staleHub("{\"A\":1.5,\"B\":-0.5}", noPair)) {
      CommandRun refused = hub.riskhub("fallback", "w").endedWith(ExitCode.REFUSED);
      assertThat(refused.err()).contains("may lower the portfolio's sigma", "--force");
      assertThat(latest(hub).path("version").asText()).isEqualTo("v1");

      CommandRun forced =
          hub.riskhub("fallback", "w", "--force", "-o", "json").endedWith(ExitCode.DONE);
      assertThat(JsonText.read(forced.out()).path("effect").asText()).isEqualTo("unknown");
      // Less than with no correlation at all, which would be 0.474.
      assertThat(JsonText.read(forced.out()).at("/after/sigma").asDouble())
          .isCloseTo(0.3 * Math.sqrt(1.75), within(1e-12));
    }
  }

  @Test
  void ofLongPositionsAPairThatIsFilledInIsConservativeEnough() {
    try (TestHub hub = staleHub(LONG, "\"covariance\":{\"A,A\":0.04,\"B,B\":0.09}")) {
      CommandRun run = hub.riskhub("fallback", "w", "-o", "json").endedWith(ExitCode.DONE);

      assertThat(JsonText.read(run.out()).path("effect").asText()).isEqualTo("unknown");
      figures(JsonText.read(run.out()).path("after"), SIGMA_AFTER);
    }
  }

  @Test
  void withoutAVarianceItIsRefusedUnlessForced() {
    try (TestHub hub = staleHub(LONG, "\"covariance\":{\"A,A\":0.04}")) {
      assertThat(hub.riskhub("fallback", "w").endedWith(ExitCode.REFUSED).err())
          .contains("cannot be worked out with it; these are missing: B,B A,B", "--force");
      assertThat(latest(hub).path("version").asText()).isEqualTo("v1");

      CommandRun run = hub.riskhub("fallback", "w", "--force").endedWith(ExitCode.DONE);

      assertThat(run.out()).containsPattern("sigma +not known +not known +-\n");
      assertThat(run.err()).contains("these are missing: B,B A,B");
    }
  }

  @Test
  void whereThereNeverWasASnapshotThereIsNothingToFallBackOn() {
    try (TestHub hub = staleHub(LONG, COVARIANCE)) {
      assertThat(hub.riskhub("fallback", "other").endedWith(ExitCode.NOT_FOUND).err())
          .contains("no snapshot of world other", "nothing to fall back on", "riskhub worlds");
      assertThat(
              hub.riskhub("fallback", "w", "--stage", "paper").endedWith(ExitCode.NOT_FOUND).err())
          .contains("no snapshot of stage paper of world w");
      hub.riskhubWithout("fallback", "w").endedWith(ExitCode.NOT_ALLOWED);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a/b",
        "w --rho 1.1",
        "w --rho -0.1",
        "w --rho NaN",
        "w --sigma-scale 0.99",
        "w --sigma-scale Infinity",
        "w --stale-seconds -1"
      })
  void wrongUsageIsToldBeforeAnythingIsSent(String line) {
    CommandRun run =
        CommandRun.riskhub(("fallback " + line + " --base-url http://127.0.0.1:1").split(" +"))
            .endedWith(ExitCode.USAGE);

    assertThat(run.err()).startsWith("riskhub fallback: ");
  }

  private static void figures(JsonNode figures, double sigma) {
    assertThat(figures.path("sigma").asDouble()).isCloseTo(sigma, within(1e-12));
    assertThat(figures.path("var_99").asDouble()).isCloseTo(VAR_99 * sigma, within(1e-6));
    assertThat(figures.path("es_99").asDouble()).isCloseTo(ES_99 * sigma, within(1e-6));
  }

  /** One snapshot that has not expired, but whose producer is silent. */
  private TestHub staleHub(String weights, String field) {
    Instant asOf = Instant.now().minus(STALE);
    try (TestHub past = TestHub.startAt(folder, asOf)) {
      push(past, "v1", asOf, weights, field, 86_400);
    }
    return TestHub.start(folder);
  }

  private void expired(String version) {
    Instant asOf = Instant.now().minus(Duration.ofHours(3));
    try (TestHub past = TestHub.startAt(folder, asOf)) {
      push(past, version, asOf, LONG, COVARIANCE, 60);
    }
  }

  private static void push(
      TestHub hub, String version, Instant asOf, String weights, String field, int ttl) {
    String snapshot =
        "{\"world_id\":\"w\",\"version\":\"%s\",\"as_of\":\"%s\",\"weights\":%s,\"ttl_sec\":%d,%s}"
            .formatted(version, asOf, weights, ttl, field);
    hub.riskhubReading(snapshot, "push", "-", "--stage", "live", "--actor", "gateway")
        .endedWith(ExitCode.DONE);
  }

  private static JsonNode latest(TestHub hub, String... filter) {
    String[] line = new String[filter.length + 4];
    System.arraycopy(new String[] {"get", "w", "-o", "ndjson"}, 0, line, 0, 4);
    System.arraycopy(filter, 0, line, 4, filter.length);
    return JsonText.read(hub.riskhub(line).endedWith(ExitCode.DONE).out());
  }
}
