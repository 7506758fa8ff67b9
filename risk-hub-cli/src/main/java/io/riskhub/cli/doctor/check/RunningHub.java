package io.riskhub.cli.doctor.check;

import io.riskhub.cli.failure.HubTrouble;
import io.riskhub.cli.output.BuildInfo;
import io.riskhub.client.RiskHubClient;
import io.riskhub.client.RiskHubClientBuilder;
import io.riskhub.client.fault.HubUnavailableException;
import io.riskhub.client.fault.NotAllowedException;
import io.riskhub.client.fault.NotTrustedException;
import io.riskhub.client.fault.RiskHubException;
import io.riskhub.client.read.HubIdentity;
import io.riskhub.client.read.HubReadiness;
import io.riskhub.hub.Secret;
import io.riskhub.hub.probe.ClockSkew;
import io.riskhub.hub.probe.Finding;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Is the hub that callers are told of there, and is it the one that is configured here? */
public final class RunningHub {

  private static final String ADDRESS = "hub.address";
  private static final String READY = "hub.ready";
  private static final String TOKEN = "hub.token";

  private final URI baseUrl;
  private final RiskHubClientBuilder client;
  private final Optional<Secret> token;
  private final Duration patience;
  private final Clock clock;

  /**
   * @param client for calls to it
   * @param token what the configuration has callers send
   * @param patience how long one question may take
   */
  public RunningHub(
      URI baseUrl,
      RiskHubClientBuilder client,
      Optional<Secret> token,
      Duration patience,
      Clock clock) {
    this.baseUrl = baseUrl;
    this.client = client;
    this.token = token;
    this.patience = patience;
    this.clock = clock;
  }

  public Check check() {
    return new Check(ADDRESS, baseUrl.toString(), this::look);
  }

  private void look(List<Finding> findings) {
    RiskHubClientBuilder builder =
        client
            .userAgent("riskhub-doctor/" + BuildInfo.read().version())
            .deadline(patience)
            .connectTimeout(patience)
            .requestTimeout(patience)
            .maxAttempts(1);
    token.map(Secret::reveal).ifPresent(builder::token);
    try (RiskHubClient hub = builder.build()) {
      identity(hub, findings);
      findings.add(readiness(hub));
      findings.add(admission(hub));
    } catch (NotTrustedException e) {
      findings.add(Finding.unfit(ADDRESS, e.what(), HubTrouble.advice(e)));
    } catch (RiskHubException e) {
      findings.add(
          Finding.of(
              ADDRESS,
              e instanceof HubUnavailableException
                  ? Finding.State.UNAVAILABLE
                  : Finding.State.UNFIT,
              e.what(),
              "start the hub, or correct --base-url (RISKHUB_BASE_URL)"));
    }
  }

  private void identity(RiskHubClient hub, List<Finding> findings) {
    Instant asked = clock.instant();
    HubIdentity identity = hub.identity();
    Instant answered = clock.instant();
    findings.add(
        isPlainBeyondLoopback()
            ? Finding.doubtful(
                ADDRESS,
                baseUrl + " answers, without TLS: the token can be read on the way",
                "give the hub a certificate (--tls-cert), or put a proxy with TLS before it, and its"
                    + " https address as --base-url")
            : Finding.ok(ADDRESS, baseUrl + " answers"));
    findings.add(version(identity));
    identity
        .time()
        .map(there -> ClockSkew.of("hub.clock", "the hub's clock", asked, answered, there))
        .ifPresent(findings::add);
  }

  private static Finding version(HubIdentity identity) {
    String ours = BuildInfo.read().version();
    String theirs = identity.version().orElse("older than any that tells it");
    return theirs.equals(ours)
        ? Finding.ok("hub.version", theirs + ", the same as this program's")
        : Finding.doubtful(
            "hub.version",
            "%s, and this program's is %s".formatted(theirs, ours),
            "install the same version on both sides");
  }

  private static Finding readiness(RiskHubClient hub) {
    String fix = "look at GET /health/ready and at the hub's log";
    try {
      HubReadiness readiness = hub.readiness();
      return readiness.troubles().isEmpty()
          ? Finding.ok(READY, "every part is up")
          : Finding.doubtful(READY, "degraded: " + words(readiness.troubles()), fix);
    } catch (HubUnavailableException e) {
      return Finding.unavailable(READY, "it cannot take or answer requests", fix);
    }
  }

  private static String words(Map<String, String> troubles) {
    return String.join(
        "; ",
        troubles.entrySet().stream().map(part -> part.getKey() + ": " + part.getValue()).toList());
  }

  private Finding admission(RiskHubClient hub) {
    try {
      int worlds = hub.worlds().size();
      return Finding.ok(
          TOKEN,
          "%s; %d worlds".formatted(token.isPresent() ? "accepted" : "none is asked for", worlds));
    } catch (NotAllowedException e) {
      if (token.isEmpty()) {
        return Finding.skipped(
            TOKEN, "the hub asks for a token, and this command has none (RISKHUB_TOKEN)");
      }
      return Finding.unfit(
          TOKEN,
          "the hub refuses the token: " + e.what(),
          "give this command the hub's token (--token-file, RISKHUB_TOKEN), or restart the hub with"
              + " this one");
    } catch (RiskHubException e) {
      return Finding.unavailable(
          TOKEN,
          HubTrouble.problem(e).sentence(),
          "look at GET /health/ready and at the hub's log");
    }
  }

  private boolean isPlainBeyondLoopback() {
    try {
      return "http".equalsIgnoreCase(baseUrl.getScheme())
          && !InetAddress.getByName(baseUrl.getHost()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      // Of which the call has told.
      return false;
    }
  }
}
