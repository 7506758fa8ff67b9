package io.riskhub.client;

import static io.riskhub.client.Samples.SNAPSHOT;
import static io.riskhub.client.Samples.STORED;
import static io.riskhub.client.ScriptedServer.cut;
import static io.riskhub.client.ScriptedServer.ok;
import static io.riskhub.client.ScriptedServer.stall;
import static io.riskhub.client.ScriptedServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.riskhub.client.fault.BlobTroubleException;
import io.riskhub.client.fault.HubFaultException;
import io.riskhub.client.fault.HubUnavailableException;
import io.riskhub.client.fault.NotAllowedException;
import io.riskhub.client.fault.QuestionRefusedException;
import io.riskhub.client.fault.RiskHubException;
import io.riskhub.client.fault.UnexpectedAnswerException;
import io.riskhub.client.read.SnapshotFilter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a server that misbehaves on purpose. */
class RiskHubClientTest {

  private static final String HTML = "<html>Log in</html>";

  private final ScriptedServer server = new ScriptedServer();
  private RiskHubClient client = impatient().build();

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void aSnapshotIsSentAsItIsWrittenWithWhoAndForWhichStage() {
    server.then(ok(STORED, "Risk-Hub-Outcome", "stored"));

    PublishResult result = client.publish(SNAPSHOT);

    assertThat(result).isInstanceOf(PublishResult.Stored.class);
    assertThat(((PublishResult.Stored) result).snapshot().json()).isEqualTo(STORED);
    assertThat(server.requests()).hasSize(1);
    ScriptedServer.Request request = server.requests().getFirst();
    assertThat(request.line()).isEqualTo("POST /risk-hub/worlds/w/snapshots HTTP/1.1");
    assertThat(request.body()).isEqualTo(SNAPSHOT);
    assertThat(request.header("Authorization")).isEqualTo("Bearer s3cret");
    assertThat(request.header("X-Actor")).isEqualTo("gateway");
    assertThat(request.header("X-Stage")).isEqualTo("live");
    assertThat(request.header("Upgrade")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 502, 503, 504})
  void whatMayPassIsTriedAgainWithTheSameBytes(int status) {
    server.then(status(status, HTML), ok(STORED, "Risk-Hub-Outcome", "stored"));

    assertThat(client.publish(SNAPSHOT)).isInstanceOf(PublishResult.Stored.class);
    assertThat(server.requests()).hasSize(2).allMatch(each -> each.body().equals(SNAPSHOT));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10, 40, 200})
  void anAnswerThatIsCutOffIsAskedForAgain(int bytes) {
    server.then(cut(bytes, 200, STORED), ok(STORED, "Risk-Hub-Outcome", "duplicate"));

    assertThat(client.publish(SNAPSHOT)).isInstanceOf(PublishResult.Duplicate.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 60})
  void anAnswerThatStallsIsAskedForAgainAfterTheRequestTimeout(int bytes) {
    client.close();
    client = impatient().requestTimeout(Duration.ofMillis(200)).build();
    server.then(stall(bytes, 200, STORED), ok(STORED, "Risk-Hub-Outcome", "duplicate"));

    assertThat(client.publish(SNAPSHOT)).isInstanceOf(PublishResult.Duplicate.class);
  }

  @Test
  void aServerThatNeverAnswersIsGivenUpAtTheDeadline() {
    client.close();
    client = impatient().deadline(Duration.ofMillis(300)).build();

    assertThatThrownBy(() -> client.publish(SNAPSHOT))
        .isInstanceOf(HubUnavailableException.class)
        .hasMessage(server.uri() + " gave no answer in time");
  }

  @Test
  void aWaitBeyondTheDeadlineIsToldAtOnce() {
    server.then(status(503, "{\"detail\":\"the database is away\"}", "Retry-After", "120"));

    HubUnavailableException gone =
        catchThrowableOfType(HubUnavailableException.class, () -> client.publish(SNAPSHOT));

    assertThat(gone).hasMessage("the database is away; it asks to come back after 120 s");
    assertThat(gone.attempts()).isOne();
    assertThat(gone.retryAfter()).contains(Duration.ofMinutes(2));
  }

  @Test
  void nobodyThereIsToldWithTheNumberOfAttempts() {
    server.close();
    client.close();
    client = impatient().maxAttempts(3).build();

    assertThatThrownBy(() -> client.worlds())
        .isInstanceOf(HubUnavailableException.class)
        .hasMessage("cannot connect to " + server.uri() + ", after 3 attempts");
  }

  @Test
  void aHubFaultNamesTheRequestToLookUp() {
    server.then(status(500, "{\"detail\":\"the hub failed\",\"request_id\":\"r-1\"}"));

    HubFaultException fault =
        catchThrowableOfType(HubFaultException.class, () -> client.publish(SNAPSHOT));

    assertThat(fault).hasMessage("the hub failed (request r-1)");
    assertThat(fault.requestId()).contains("r-1");
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403})
  void whoIsNotLetInIsToldWithoutTheToken(int status) {
    server.then(status(status, "{\"detail\":\"this token opens nothing\"}"));

    NotAllowedException refused =
        catchThrowableOfType(NotAllowedException.class, () -> client.publish(SNAPSHOT));

    assertThat(refused.status()).isEqualTo(status);
    assertThat(refused).hasMessageStartingWith("this token opens nothing");
    assertThat(refused.toString()).doesNotContain("s3cret");
  }

  @Test
  void aPageOfSomethingElseIsNoHub() {
    server.then(ok(HTML), status(404, HTML), status(302, "", "Location", "https://elsewhere/"));

    for (String said : new String[] {"answered 200", "answered 404", "moved to https://else"}) {
      assertThatThrownBy(() -> client.worlds())
          .isInstanceOf(UnexpectedAnswerException.class)
          .hasMessageContaining(said)
          .hasMessageContaining("is the base URI right, or is a proxy in between?");
    }
  }

  @Test
  void anAnswerThatNeverEndsIsNotReadToItsEnd() {
    client.close();
    client = impatient().maxAnswerBytes(1_000).build();
    server.then(ok("{\"worlds\":[" + " ".repeat(1_000) + "]}"));

    assertThatThrownBy(() -> client.worlds())
        .isInstanceOf(UnexpectedAnswerException.class)
        .hasMessageContaining("the answer is longer than 1,000 bytes");
  }

  @Test
  void aBlobThatTheHubCannotReadIsToldAtOnce() {
    server.then(
        status(
            502,
            """
            {"detail":"version v cannot be expanded: covariance_ref is gone",\
            "violations":[{"field":"covariance_ref","message":"is gone"}]}"""));

    assertThatThrownBy(() -> client.expand("w", "v"))
        .isInstanceOf(BlobTroubleException.class)
        .hasMessage("version v cannot be expanded: covariance_ref is gone");
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void aQuestionThatTheHubDoesNotTakeIsTold() {
    server.then(status(400, "{\"detail\":\"stage must be ASCII\"}"));

    assertThatThrownBy(() -> client.latest("w", SnapshotFilter.stage("ä")))
        .isInstanceOf(QuestionRefusedException.class)
        .hasMessage("stage must be ASCII");
  }

  @Test
  void theTokenIsAskedForAnewWithEveryTry() {
    AtomicInteger number = new AtomicInteger();
    client.close();
    client = impatient().token(() -> "t" + number.incrementAndGet()).build();
    server.then(status(503, ""), ok("{\"worlds\":[]}"));

    assertThat(client.worlds()).isEmpty();
    assertThat(server.requests())
        .extracting(request -> request.header("Authorization"))
        .containsExactly("Bearer t1", "Bearer t2");
  }

  @Test
  void aSupplierWithoutATokenIsNotAllowed() {
    client.close();
    client = impatient().token(() -> "two words s3cret").build();

    assertThatThrownBy(() -> client.worlds())
        .isInstanceOf(NotAllowedException.class)
        .hasMessage("the token supplier gave no usable token")
        .hasRootCauseMessage("the token is empty, or holds a blank or a character beyond ASCII");
  }

  @Test
  void anInterruptEndsTheCallAndStays() {
    Thread.currentThread().interrupt();

    RiskHubException interrupted =
        catchThrowableOfType(RiskHubException.class, () -> client.publish(SNAPSHOT));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(interrupted).hasMessage("interrupted while waiting for the hub at " + server.uri());
  }

  @Test
  void aClosedClientSaysSo() {
    client.close();

    assertThatThrownBy(() -> client.worlds())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the client is closed");
  }

  private RiskHubClientBuilder impatient() {
    return RiskHubClient.of(server.uri())
        .token("s3cret")
        .publishAs("gateway", "live")
        .backoff(Duration.ofMillis(1), Duration.ofMillis(5))
        .deadline(Duration.ofSeconds(20));
  }
}
