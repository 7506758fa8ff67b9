package io.riskhub.hub.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.testkit.Caller;
import io.riskhub.testkit.Reply;
import io.riskhub.testkit.RunningHub;
import io.riskhub.testkit.Snapshots;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditOverHttpTest {

  private static final String TOKEN = "planted-token-0123456789abcdef";
  private static final String WRONG_TOKEN = "planted-wrong-token-fedcba98";

  @TempDir private Path folder;
  private RunningHub hub;
  private Caller caller;

  @BeforeEach
  void start() {
    hub = RunningHub.start(RunningHub.config(folder), TOKEN, Clock.systemUTC());
    caller = hub.caller();
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void aPushIsTakenDownBeforeItIsStoredAndWithWhatBecameOfIt() throws IOException {
    Reply first = push("v1", "");
    Reply again = push("v1", "");
    Reply other = push("v1", "\"x\":1");
    Reply wrong = push("v2", "\"ttl_sec\":0");

    assertThat(Stream.of(first, again, other, wrong).map(Reply::status))
        .containsExactly(200, 200, 409, 422);
    List<String> lines = lines("push");
    assertThat(lines).hasSize(8);
    assertThat(lines)
        .allMatch(line -> line.contains("\"who\":\"token\"") && line.contains("\"world\":\"w\""))
        .allMatch(
            line -> line.contains("\"actor\":\"gateway\"") && line.contains("\"scope\":\"write\""))
        .allMatch(line -> line.contains("\"address\":\"127.0.0.1\""));
    assertThat(lines.stream().map(line -> line.replaceAll(".*\"outcome\":\"(\\w+)\".*", "$1")))
        .containsExactly(
            "admitted",
            "stored",
            "admitted",
            "duplicate",
            "admitted",
            "conflict",
            "admitted",
            "invalid");
    String etag = first.header("ETag").orElseThrow().replace("\"", "");
    assertThat(lines.get(1))
        .contains(
            "\"digest\":\"" + etag + "\"",
            "\"version\":\"v1\"",
            "\"status\":200",
            "\"request_id\":\"" + first.header("X-Request-Id").orElseThrow() + "\"");
    assertThat(lines.get(7)).contains("\"status\":422", "\"detail\":\"ttl_sec\"");
  }

  @Test
  void aDryRunIsNoWrite() throws IOException {
    assertThat(
            caller
                .send(
                    caller
                        .request(Caller.snapshots("w") + "?dry_run=true")
                        .header("X-Actor", "gateway")
                        .header("X-Stage", "live")
                        .POST(BodyPublishers.ofString(body("v", ""))))
                .statusCode())
        .isEqualTo(200);

    assertThat(lines("push")).isEmpty();
  }

  @Test
  void aChangeThatCallsItselfADryRunIsTakenDownAllTheSame() throws IOException {
    assertThat(
            caller
                .send(
                    caller
                        .request("/worlds/w/activation?dry_run=true")
                        .header("X-Actor", "ops")
                        .PUT(
                            BodyPublishers.ofString(
                                "{\"strategy_id\":\"a\",\"side\":\"long\",\"active\":true,\"weight\":1}")))
                .statusCode())
        .isEqualTo(200);

    assertThat(lines("activation")).hasSize(2);
  }

  @Test
  void changesOfActivationAndAnnouncementsAreTakenDown() throws IOException {
    Reply changed =
        Reply.of(
            caller.send(
                caller
                    .request("/worlds/w/activation")
                    .header("X-Actor", "ops")
                    .PUT(
                        BodyPublishers.ofString(
                            "{\"strategy_id\":\"a\",\"side\":\"long\",\"active\":true,\"weight\":1}"))));
    assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    Reply announced =
        Reply.of(
            caller.send(
                caller
                    .request(Caller.snapshots("w") + "/announcements?version=unknown")
                    .header("X-Actor", "ops")
                    .POST(BodyPublishers.noBody())));
    assertThat(announced.status()).isEqualTo(404);

    assertThat(lines("activation"))
        .hasSize(2)
        .last()
        .asString()
        .contains("\"outcome\":\"changed\"", "\"version\":\"act:w:a:long:1\"", "\"actor\":\"ops\"");
    assertThat(lines("announcement"))
        .hasSize(2)
        .last()
        .asString()
        .contains("\"outcome\":\"not_found\"", "\"version\":\"unknown\"");
  }

  @Test
  void refusalsAndUsesOfTokensAreTakenDownAndNoSecretIs() throws IOException {
    Caller stranger = new Caller(hub.baseUri(), Optional.of(WRONG_TOKEN));
    assertThat(stranger.push("w", body("v", "")).statusCode()).isEqualTo(401);
    assertThat(new Caller(hub.baseUri(), Optional.empty()).latest("w").statusCode()).isEqualTo(401);
    assertThat(push("v", "\"note\":\"" + TOKEN + "\"").status()).isEqualTo(200);
    assertThat(caller.push("w", "{" + TOKEN).statusCode()).isEqualTo(400);
    assertThat(caller.get(Caller.snapshots("w") + "?limit=1&x=" + TOKEN).statusCode())
        .isEqualTo(200);
    assertThat(caller.latest("w").statusCode()).isEqualTo(200);
    hub.close();

    assertThat(lines("refusal"))
        .hasSize(2)
        .allMatch(line -> line.contains("\"status\":401") && line.contains("\"who\":\"stranger\""));
    // The first of each scope, and what was counted since.
    assertThat(lines("token_use"))
        .hasSize(4)
        .anyMatch(line -> line.contains("\"scope\":\"read\"") && line.contains("\"count\":1"))
        .anyMatch(line -> line.contains("\"scope\":\"write\"") && line.contains("\"count\":1"));
    assertThat(String.join("\n", lines()))
        .doesNotContain(TOKEN, WRONG_TOKEN, "planted")
        .doesNotContain(TOKEN.substring(0, 8));
  }

  @Test
  void aFloodOfRefusalsIsCounted() throws IOException {
    Caller stranger = new Caller(hub.baseUri(), Optional.of(WRONG_TOKEN));
    for (int i = 0; i < 100; i++) {
      assertThat(stranger.latest("w").statusCode()).isEqualTo(401);
    }
    hub.close();

    assertThat(lines("refusal")).hasSize(61).last().asString().contains("\"count\":40");
  }

  private Reply push(String version, String more) {
    return Reply.of(caller.push("w", body(version, more)));
  }

  private static String body(String version, String more) {
    return Snapshots.body("w", version, "2026-01-01", more);
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(folder.resolve("audit/hub-000001.jsonl"), StandardCharsets.US_ASCII);
  }

  private List<String> lines(String action) throws IOException {
    return lines().stream()
        .filter(line -> line.contains("\"action\":\"" + action + "\""))
        .collect(Collectors.toList());
  }
}
