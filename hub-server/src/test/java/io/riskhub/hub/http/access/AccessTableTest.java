package io.riskhub.hub.http.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.hub.HubConfig;
import io.riskhub.hub.access.AccessConfig;
import io.riskhub.hub.access.Scope;
import io.riskhub.hub.access.Token;
import io.riskhub.hub.access.TokenSource;
import io.riskhub.hub.access.Tokens;
import io.riskhub.hub.access.WriteLimits;
import io.riskhub.hub.access.network.NetworkRules;
import io.riskhub.hub.access.network.Networks;
import io.riskhub.testkit.Caller;
import io.riskhub.testkit.RunningHub;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every token on every route, for every actor and stage, from every network. */
class AccessTableTest {

  private static final String INSIDE = "10.1.2.3";
  private static final String OPERATOR = "10.9.9.9";
  private static final String OUTSIDE = "198.51.100.1";

  @TempDir private static Path directory;
  private static RunningHub hub;
  private static Caller caller;

  /** A request that reaches its route is answered anything but that it may not. */
  private static final int PASSES = 0;

  /**
   * A way to the hub.
   *
   * @param scope that it needs; null for any known token
   * @param open whether it asks for no token
   * @param writes whether limits on writes count
   */
  record Route(String method, String path, @Nullable Scope scope, boolean open, boolean writes) {
    static Route read(String path) {
      return new Route("GET", path, Scope.READ, false, false);
    }

    static Route admin(String path) {
      return new Route("POST", path, Scope.ADMIN, false, false);
    }

    static Route write(String method, String path) {
      return new Route(method, path, Scope.WRITE, false, true);
    }

    static Route known(String method, String path) {
      return new Route(method, path, null, false, false);
    }

    static Route open(String method, String path) {
      return new Route(method, path, null, true, false);
    }
  }

  /**
   * Whoever calls.
   *
   * @param secret what they present; empty for nothing
   * @param known whether the hub takes it
   */
  private record Holder(String secret, boolean known, Set<Scope> scopes, boolean limited) {}

  private static final List<Route> ROUTES =
      List.of(
          Route.read("/risk-hub/worlds"),
          Route.read("/risk-hub/worlds/w/snapshots"),
          Route.read("/risk-hub/worlds/w/snapshots/latest"),
          Route.read("/risk-hub/worlds/w/snapshots/lookup?version=v"),
          Route.read("/risk-hub/worlds/w/signals"),
          Route.read("/risk-hub/worlds/w/activation"),
          Route.read("/worlds/w/activation"),
          Route.read("/risk-hub/dead-letters"),
          Route.write("POST", "/risk-hub/worlds/w/snapshots"),
          Route.write("POST", "/risk-hub/worlds/w/snapshots?dry_run=true"),
          Route.write("POST", "/risk-hub/worlds/other/snapshots"),
          Route.write("PUT", "/risk-hub/worlds/w/activation"),
          Route.write("PUT", "/worlds/w/activation"),
          Route.write("PUT", "/worlds/other/activation"),
          Route.admin("/risk-hub/worlds/w/snapshots/announcements?version=v"),
          Route.admin("/risk-hub/dead-letters/1/replay"),
          Route.known("DELETE", "/risk-hub/worlds/w/snapshots"),
          Route.known("POST", "/risk-hub/worlds"),
          Route.known("GET", "/risk-hub/nothing"),
          Route.open("GET", "/health/live"),
          Route.open("GET", "/health/ready"),
          Route.open("GET", "/metrics"),
          Route.open("POST", "/metrics"));

  private static final WriteLimits LIMITS =
      new WriteLimits(Set.of("gateway"), Set.of("LIVE"), Set.of("w"));

  private static final List<Holder> HOLDERS =
      List.of(
          new Holder("", false, Set.of(), false),
          new Holder("guessed", false, Set.of(), false),
          new Holder(TestTokens.secret("expired"), false, Set.of(), false),
          new Holder(TestTokens.secret("reader"), true, Set.of(Scope.READ), false),
          new Holder(TestTokens.secret("writer"), true, Set.of(Scope.WRITE), false),
          new Holder(TestTokens.secret("limited"), true, Set.of(Scope.WRITE), true),
          new Holder(TestTokens.secret("admin"), true, Set.of(Scope.ADMIN), false),
          new Holder(TestTokens.secret("both"), true, Set.of(Scope.READ, Scope.WRITE), false),
          new Holder(TestTokens.secret("sole"), true, EnumSet.allOf(Scope.class), false));

  @BeforeAll
  static void start() {
    Tokens tokens =
        new Tokens(
            List.of(
                Token.sole(TestTokens.secret("sole")),
                TestTokens.token(
                    "expired",
                    WriteLimits.NONE,
                    Optional.of(Instant.EPOCH),
                    OptionalInt.empty(),
                    Scope.values()),
                TestTokens.token("reader", Scope.READ),
                TestTokens.token("writer", Scope.WRITE),
                TestTokens.token(
                    "limited", LIMITS, Optional.empty(), OptionalInt.empty(), Scope.WRITE),
                TestTokens.token("admin", Scope.ADMIN),
                TestTokens.token("both", Scope.READ, Scope.WRITE)));
    HubConfig config =
        RunningHub.config(directory)
            .with(
                new AccessConfig(
                    TokenSource.fixed(tokens),
                    new WriteLimits(Set.of("gateway", "other"), Set.of("live", "paper"), Set.of()),
                    new NetworkRules(
                        Networks.of(List.of("10.1.0.0/16", "fd00::/8")),
                        Networks.of(List.of("10.9.0.0/16")),
                        Networks.of(List.of("127.0.0.1"))),
                    OptionalInt.empty()));
    hub = RunningHub.start(config, Clock.systemUTC());
    caller = new Caller(hub.baseUri(), Optional.empty());
  }

  @AfterAll
  static void stop() {
    hub.close();
  }

  static List<Route> routes() {
    return ROUTES;
  }

  @ParameterizedTest
  @MethodSource("routes")
  void everyCellIsAsTheTableSays(Route route) {
    List<String> wrong = new ArrayList<>();
    for (Holder holder : HOLDERS) {
      for (String actor : List.of("gateway", "other", "stranger")) {
        for (String stage : List.of("live", "paper", "test")) {
          for (String from : List.of(INSIDE, "fd00::1", OPERATOR, OUTSIDE)) {
            int expected = expected(route, holder, actor, stage, from);
            HttpResponse<String> answer = send(route, holder, actor, stage, from);
            assertThat(answer.body()).doesNotContain("secret-of-", "guessed");
            if (!isAsExpected(answer.statusCode(), expected)) {
              wrong.add(
                  "%s, %s, %s, from %s: %d"
                      .formatted(holder.secret(), actor, stage, from, answer.statusCode()));
            }
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static boolean isAsExpected(int status, int expected) {
    return expected == PASSES
        ? status != 401 && status != 403 && status != 429 && status < 500
        : status == expected;
  }

  private static int expected(Route route, Holder holder, String actor, String stage, String from) {
    boolean allowed =
        route.open() ? from.equals(OPERATOR) : from.equals(INSIDE) || from.equals("fd00::1");
    if (!allowed) {
      return 403;
    }
    if (route.open()) {
      return PASSES;
    }
    if (!holder.known()) {
      return 401;
    }
    if (route.scope() != null && !holder.scopes().contains(route.scope())) {
      return 403;
    }
    return route.writes() && !mayWrite(route, holder, actor, stage) ? 403 : PASSES;
  }

  private static boolean mayWrite(Route route, Holder holder, String actor, String stage) {
    // A change of activation is live, whatever its header says.
    String counts = route.path().contains("activation") ? "live" : stage;
    boolean forHub = !actor.equals("stranger") && !counts.equals("test");
    return forHub
        && (!holder.limited()
            || (actor.equals("gateway")
                && counts.equals("live")
                && route.path().contains("/worlds/w/")));
  }

  private static HttpResponse<String> send(
      Route route, Holder holder, String actor, String stage, String from) {
    var request =
        caller
            .request(route.path())
            .method(
                route.method(),
                route.method().equals("GET")
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString("{}"))
            .header("X-Forwarded-For", from)
            .header("X-Actor", actor)
            .header("X-Stage", stage);
    if (!holder.secret().isEmpty()) {
      request.header("Authorization", "Bearer " + holder.secret());
    }
    return caller.send(request);
  }
}
