package io.riskhub.client;

import static java.util.Objects.requireNonNull;

import io.riskhub.blob.BlobStore;
import io.riskhub.blob.BlobStoreSettings;
import io.riskhub.blob.stores.BlobStores;
import io.riskhub.client.fault.NotAllowedException;
import io.riskhub.client.http.BaseUri;
import io.riskhub.client.http.HeaderText;
import io.riskhub.client.http.HttpSettings;
import io.riskhub.client.http.HubHttp;
import io.riskhub.client.http.tls.ClientFiles;
import io.riskhub.client.http.tls.ClientTls;
import io.riskhub.client.offload.Offload;
import io.riskhub.client.publish.Preparation;
import io.riskhub.client.retry.Retry;
import io.riskhub.client.retry.RetryPolicy;
import io.riskhub.contract.ContractLimits;
import io.riskhub.contract.validation.SnapshotContract;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link RiskHubClient} is told. Only the base URI is required, and actor and stage of those
 * who publish. Every setter throws {@link IllegalArgumentException} for a value that cannot be
 * right. For one thread.
 */
public final class RiskHubClientBuilder {

  private final String baseUri;
  private Supplier<Optional<String>> token = Optional::empty;
  private ClientFiles tls = ClientFiles.NONE;
  private @Nullable String actor;
  private @Nullable String stage;
  private String userAgent = "riskhub-client";
  private Duration connectTimeout = Duration.ofSeconds(5);
  private Duration requestTimeout = Duration.ofSeconds(10);
  private int maxAnswerBytes = 64 << 20;
  private int maxAttempts = 10;
  private Duration firstBackoff = Duration.ofMillis(100);
  private Duration longestBackoff = Duration.ofSeconds(5);
  private Duration deadline = Duration.ofSeconds(30);
  private int inlineCovThreshold = 100;
  private @Nullable BlobStore callersBlobs;
  private @Nullable BlobStoreSettings blobs;
  private ClientListener listener = ClientListener.NONE;
  private ContractLimits limits = ContractLimits.DEFAULT;
  private Clock clock = Clock.systemUTC();

  RiskHubClientBuilder(URI baseUri) {
    this.baseUri = BaseUri.checked(baseUri);
  }

  /** The bearer token that opens the hub. None is sent unless it is set. */
  public RiskHubClientBuilder token(String bearer) {
    Optional<String> fixed = Optional.of(HeaderText.token(bearer));
    this.token = () -> fixed;
    return this;
  }

  /** Asked for the token before every single request, so that tokens may change. */
  public RiskHubClientBuilder token(Supplier<String> bearer) {
    this.token =
        () -> {
          try {
            return Optional.of(HeaderText.token(bearer.get()));
          } catch (RuntimeException e) {
            throw new NotAllowedException("the token supplier gave no usable token", e);
          }
        };
    return this;
  }

  /**
   * Who vouches for the hub's certificate, instead of those that Java trusts: a PEM file of CAs.
   * For new connections it is read again when it changed.
   */
  public RiskHubClientBuilder trustedCertificates(Path caFile) {
    this.tls = tls.trusting(caFile);
    return this;
  }

  /**
   * The certificate to show to a hub that asks for one, with its issuers behind it, and its key
   * without a passphrase, both in PEM. For new connections they are read again when they changed.
   */
  public RiskHubClientBuilder clientCertificate(Path certFile, Path keyFile) {
    this.tls = tls.as(certFile, keyFile, clock.instant());
    return this;
  }

  /** Who publishes, and for which stage, such as {@code live}: what a hub files snapshots under. */
  public RiskHubClientBuilder publishAs(String actorName, String stageName) {
    this.actor = HeaderText.label("actor", actorName);
    this.stage = HeaderText.label("stage", stageName);
    return this;
  }

  /** What to be called in the hub's log. */
  public RiskHubClientBuilder userAgent(String name) {
    this.userAgent = HeaderText.label("user agent", name);
    return this;
  }

  /** How long to wait for a connection; 5 s unless set. */
  public RiskHubClientBuilder connectTimeout(Duration timeout) {
    this.connectTimeout = positive("connect time-out", timeout);
    return this;
  }

  /** How long one try may take, to the end of the answer; 10 s unless set. */
  public RiskHubClientBuilder requestTimeout(Duration timeout) {
    this.requestTimeout = positive("request time-out", timeout);
    return this;
  }

  /**
   * How long a call may try, waits included; 30 s unless set. It begins with the first request: a
   * blob store that a publish writes to before has time-outs of its own.
   */
  public RiskHubClientBuilder deadline(Duration overall) {
    this.deadline = positive("deadline", overall);
    return this;
  }

  /** How often to send the same request at most; 10 times unless set. */
  public RiskHubClientBuilder maxAttempts(int attempts) {
    this.maxAttempts = attempts;
    return this;
  }

  /**
   * How long to wait between tries: at random up to {@code first}, which doubles with every try up
   * to {@code longest}; 100 ms and 5 s unless set. A {@code Retry-After} of the hub goes first.
   */
  public RiskHubClientBuilder backoff(Duration first, Duration longest) {
    this.firstBackoff = first;
    this.longestBackoff = longest;
    return this;
  }

  /** The longest answer that is read, in bytes; 64 MiB unless set. */
  public RiskHubClientBuilder maxAnswerBytes(int bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException("max answer bytes must be 1 or more, not " + bytes);
    }
    this.maxAnswerBytes = bytes;
    return this;
  }

  /**
   * Where large fields go. The store stays the caller's, who closes it after the client. Without a
   * store they stay in the snapshot, which a hub refuses once it is too large.
   */
  public RiskHubClientBuilder blobStore(BlobStore store) {
    this.callersBlobs = requireNonNull(store, "store");
    this.blobs = null;
    return this;
  }

  /** The same with a store that the client opens and closes. */
  public RiskHubClientBuilder blobStore(BlobStoreSettings settings) {
    this.blobs = requireNonNull(settings, "settings");
    this.callersBlobs = null;
    return this;
  }

  /**
   * How many covariance pairs, points of return series or stress scenarios stay in the snapshot;
   * more go to the blob store. 100 unless set ({@code inline_cov_threshold}).
   */
  public RiskHubClientBuilder inlineCovThreshold(int most) {
    if (most < 0) {
      throw new IllegalArgumentException("the inline threshold must be 0 or more, not " + most);
    }
    this.inlineCovThreshold = most;
    return this;
  }

  /** Hears of tries and outcomes. */
  public RiskHubClientBuilder listener(ClientListener events) {
    this.listener = requireNonNull(events, "listener");
    return this;
  }

  /** The bounds that the hub's operator has set, where they are not the contract's own. */
  public RiskHubClientBuilder limits(ContractLimits bounds) {
    this.limits = requireNonNull(bounds, "limits");
    return this;
  }

  /** The clock by which snapshots are validated, and found to be stale. */
  public RiskHubClientBuilder clock(Clock time) {
    this.clock = requireNonNull(time, "clock");
    return this;
  }

  /**
   * The client. Nothing is connected yet.
   *
   * @throws IllegalArgumentException when settings cannot be right, those of the blob store
   *     included
   */
  public RiskHubClient build() {
    Retry retry =
        Retry.standard(new RetryPolicy(maxAttempts, firstBackoff, longestBackoff, deadline));
    BlobStore ownBlobs = blobs == null ? null : BlobStores.open(blobs);
    BlobStore store = ownBlobs == null ? callersBlobs : ownBlobs;
    HttpSettings settings =
        new HttpSettings(
            baseUri,
            token,
            BaseUri.isEncrypted(baseUri) ? ClientTls.of(tls, clock) : Optional.empty(),
            userAgent,
            connectTimeout,
            requestTimeout,
            maxAnswerBytes);
    HubHttp http = new HubHttp(settings, retry, clock);
    Calls calls = new Calls(http, listener);
    return new RiskHubClient(
        http,
        ownBlobs,
        publisher(calls, store),
        new Reader(calls, clock),
        new DeadLetters(calls),
        clock);
  }

  private @Nullable Publisher publisher(Calls calls, @Nullable BlobStore store) {
    if (actor == null || stage == null) {
      return null;
    }
    Offload offload = store == null ? null : new Offload(store, inlineCovThreshold);
    return new Publisher(
        calls,
        new Preparation(new SnapshotContract(limits), offload, actor, stage, clock),
        Map.of("X-Actor", actor, "X-Stage", stage));
  }

  private static Duration positive(String name, Duration value) {
    if (!value.isPositive()) {
      throw new IllegalArgumentException(
          "the %s must be more than 0, not %s".formatted(name, value));
    }
    return value;
  }
}
