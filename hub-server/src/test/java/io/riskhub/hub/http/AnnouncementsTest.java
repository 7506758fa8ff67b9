package io.riskhub.hub.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.testkit.Caller;
import io.riskhub.testkit.RunningHub;
import io.riskhub.testkit.Snapshots;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnouncementsTest {

  private static final String PATH = Caller.snapshots("w") + "/announcements";

  @TempDir private Path directory;
  private RunningHub hub;

  @BeforeEach
  void start() {
    hub = RunningHub.start(RunningHub.config(directory), "s3cret", Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void ofAStoredSnapshotAreAcceptedAsOftenAsAsked() {
    hub.caller().push("w", Snapshots.body("w", "리:1", "2026-01-01", ""));

    for (int i = 0; i < 2; i++) {
      HttpResponse<String> answer =
          announce(hub.caller(), "?version=" + Caller.encode("리:1"), "ops");
      assertThat(answer.statusCode()).isEqualTo(202);
      assertThat(answer.body()).isEqualTo("{\"version\":\"\\ub9ac:1\",\"world_id\":\"w\"}");
    }
  }

  @Test
  void ofAnUnknownSnapshotAreNotFound() {
    HttpResponse<String> answer = announce(hub.caller(), "?version=v", "ops");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("world \\\"w\\\" has no version \\\"v\\\"");
  }

  @Test
  void needTheTokenAnActorAndAVersion() {
    Caller stranger = new Caller(hub.baseUri(), Optional.empty());

    assertThat(announce(stranger, "?version=v", "ops").statusCode()).isEqualTo(401);
    assertThat(announce(hub.caller(), "", "ops").body()).contains("version is missing");
    assertThat(announce(hub.caller(), "?version=a%2Fb", "ops").statusCode()).isEqualTo(400);
    assertThat(hub.caller().get(PATH).statusCode()).isEqualTo(405);
    HttpResponse<String> anonymous =
        hub.caller().send(hub.caller().request(PATH + "?version=v").POST(BodyPublishers.noBody()));
    assertThat(anonymous.statusCode()).isEqualTo(400);
    assertThat(anonymous.body()).contains("X-Actor is missing");
  }

  private static HttpResponse<String> announce(Caller caller, String query, String actor) {
    return caller.send(
        caller.request(PATH + query).header("X-Actor", actor).POST(BodyPublishers.noBody()));
  }
}
