package io.riskhub.hub.http.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.hub.access.AccessConfig;
import io.riskhub.hub.access.Scope;
import io.riskhub.hub.access.TokenSource;
import io.riskhub.hub.access.Tokens;
import io.riskhub.hub.access.WriteLimits;
import io.riskhub.hub.access.network.NetworkRules;
import io.riskhub.testkit.Caller;
import io.riskhub.testkit.RunningHub;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RateLimitTest {

  @TempDir private static Path directory;
  private static RunningHub hub;

  @BeforeAll
  static void start() {
    Tokens tokens =
        new Tokens(
            List.of(
                TestTokens.token(
                    "slow", WriteLimits.NONE, Optional.empty(), OptionalInt.of(1), Scope.READ),
                TestTokens.token("usual", Scope.READ)));
    hub =
        RunningHub.start(
            RunningHub.config(directory)
                .with(
                    new AccessConfig(
                        TokenSource.fixed(tokens),
                        WriteLimits.NONE,
                        NetworkRules.OPEN,
                        OptionalInt.of(1_000_000))),
            Clock.systemUTC());
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  @Test
  void aTokenThatIsUsedTooOftenIsToldWhenToComeBackAndOthersGoOn() {
    List<HttpResponse<String>> answers = ask("slow").limit(20).toList();

    List<HttpResponse<String>> refused =
        answers.stream().filter(answer -> answer.statusCode() != 200).toList();
    assertThat(answers.getFirst().statusCode()).isEqualTo(200);
    // Even a slow machine asks more often than once a second.
    assertThat(refused).isNotEmpty();
    assertThat(refused)
        .allSatisfy(
            answer -> {
              assertThat(answer.statusCode()).isEqualTo(429);
              assertThat(answer.headers().firstValue("Retry-After")).contains("1");
              assertThat(answer.body()).contains("slow", "is used more often than it may be");
            });
    assertThat(ask("usual").limit(20).map(HttpResponse::statusCode)).containsOnly(200);
  }

  private static Stream<HttpResponse<String>> ask(String token) {
    Caller caller = new Caller(hub.baseUri(), Optional.of(TestTokens.secret(token)));
    return IntStream.iterate(0, i -> i + 1).mapToObj(i -> caller.get("/risk-hub/worlds"));
  }
}
