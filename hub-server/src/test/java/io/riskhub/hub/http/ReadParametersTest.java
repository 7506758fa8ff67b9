package io.riskhub.hub.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.testkit.Caller;
import io.riskhub.testkit.PostgresServer;
import io.riskhub.testkit.RunningHub;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On PostgreSQL, which refuses some texts that SQLite takes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadParametersTest {

  private RunningHub hub;

  @BeforeAll
  void start() {
    hub = RunningHub.onPostgres(PostgresServer.newDatabase());
  }

  @AfterAll
  void stop() {
    hub.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/latest?stage=%00, stage",
    "/latest?actor=a%00b, actor",
    "/latest?actor=%EC%84%B8, actor",
    "?stage=%00, stage",
    "?actor=%0a, actor",
    "?limit=0, limit",
    "?limit=1001, limit",
    "?limit=ten, limit",
    "?before=yesterday, before",
    "?include_expired=yes, include_expired",
    "/latest?expand=1, expand",
    "/lookup, version",
    "/lookup?version=a%00b, version",
    "/lookup?version=v&as_of=2026-01-01, version",
    "/lookup?as_of=2026-13-01, as_of",
  })
  void thatCannotBeUsedAreNamed(String pathAndQuery, String name) {
    HttpResponse<String> answer = hub.caller().get(Caller.snapshots("w") + pathAndQuery);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"field\":\"" + name + "\"");
  }
}
