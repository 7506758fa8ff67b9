package io.riskhub.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.riskhub.blob.BlobStore;
import io.riskhub.client.ClientListener.Operation;
import io.riskhub.client.draft.SnapshotDraft;
import io.riskhub.client.fallback.FallbackMaker;
import io.riskhub.client.http.HubHttp;
import io.riskhub.client.read.Freshness;
import io.riskhub.client.read.HubIdentity;
import io.riskhub.client.read.HubReadiness;
import io.riskhub.client.read.LatestOrFallback;
import io.riskhub.client.read.ListQuery;
import io.riskhub.client.read.ReadOption;
import io.riskhub.client.read.ReadResult;
import io.riskhub.client.read.SnapshotFilter;
import io.riskhub.client.read.SnapshotSignals;
import io.riskhub.client.read.StoredSnapshot;
import io.riskhub.client.read.WorldStatus;
import io.riskhub.contract.Identifiers;
import io.riskhub.contract.json.CanonicalJson;
import io.riskhub.risk.ConservativeFallback;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Speaks to one hub. Safe for many threads; make one and keep it. Every call blocks until it has
 * its result, and throws a {@link io.riskhub.client.fault.RiskHubException} when it cannot have
 * one. Failed connections, answers that are cut off and answers that say "later" are tried again,
 * which is safe: the hub takes the same snapshot twice as once.
 */
public final class RiskHubClient implements AutoCloseable {

  private final HubHttp http;
  private final @Nullable BlobStore ownBlobs;
  private final @Nullable Publisher publisher;
  private final Reader reader;
  private final DeadLetters deadLetters;
  private final Clock clock;

  RiskHubClient(
      HubHttp http,
      @Nullable BlobStore ownBlobs,
      @Nullable Publisher publisher,
      Reader reader,
      DeadLetters deadLetters,
      Clock clock) {
    this.http = http;
    this.ownBlobs = ownBlobs;
    this.publisher = publisher;
    this.reader = reader;
    this.deadLetters = deadLetters;
    this.clock = clock;
  }

  /**
   * A client of the hub at {@code baseUri}, to be completed.
   *
   * @param baseUri such as {@code http://127.0.0.1:8080}; may have a path
   */
  public static RiskHubClientBuilder of(URI baseUri) {
    return new RiskHubClientBuilder(baseUri);
  }

  /**
   * Publishes a snapshot: validates it, puts what is large into the blob store, and sends it. A
   * snapshot of which nothing is large is sent exactly as it is written.
   *
   * @param json the snapshot, with its world and version
   */
  public PublishResult publish(String json) {
    return publisher().publish(Operation.PUBLISH, null, json);
  }

  /**
   * The same to a world that the snapshot need not name.
   *
   * @param world the world; a snapshot that names another is refused
   */
  public PublishResult publish(String world, String json) {
    return publisher().publish(Operation.PUBLISH, world, json);
  }

  /** The same with a snapshot that a {@link io.riskhub.client.draft.SnapshotBuilder} made. */
  public PublishResult publish(SnapshotDraft draft) {
    return publish(draft.json());
  }

  /**
   * The same with a tree, which is sent as canonical JSON.
   *
   * @throws IllegalArgumentException when it holds what JSON cannot, such as NaN
   */
  public PublishResult publish(JsonNode snapshot) {
    return publish(CanonicalJson.write(snapshot));
  }

  /**
   * Asks what would become of a snapshot, and has the hub store nothing. What is large goes into
   * the blob store all the same, since the hub looks for it there; the store's sweep removes what
   * no snapshot names.
   */
  public PublishResult dryRun(String json) {
    return publisher().publish(Operation.DRY_RUN, null, json);
  }

  /** The same for a world that the snapshot need not name. */
  public PublishResult dryRun(String world, String json) {
    return publisher().publish(Operation.DRY_RUN, world, json);
  }

  /**
   * Has the hub publish the event of a stored snapshot again, for consumers that missed it. It may
   * be published more than once; consumers drop what they know.
   *
   * @return whether there is such a snapshot
   */
  public boolean announceAgain(String world, String version) {
    return publisher().announceAgain(identifier("world", world), identifier("version", version));
  }

  /** The newest snapshot of a world that has not expired. */
  public ReadResult latest(String world, ReadOption... options) {
    return latest(world, SnapshotFilter.ANY, options);
  }

  /** The newest snapshot among some that has not expired. */
  public ReadResult latest(String world, SnapshotFilter filter, ReadOption... options) {
    return reader.latest(identifier("world", world), filter, Set.copyOf(Arrays.asList(options)));
  }

  /**
   * How old the newest snapshot among some is, expired or not, by the hub's clock; empty when there
   * is none.
   */
  public Optional<Freshness> freshness(String world, SnapshotFilter filter) {
    return reader.freshness(identifier("world", world), filter);
  }

  /** One version. */
  public ReadResult lookup(String world, String version, ReadOption... options) {
    return reader.lookup(
        identifier("world", world),
        "version",
        identifier("version", version),
        Set.copyOf(Arrays.asList(options)));
  }

  /** The newest snapshot with an {@code as_of} at or before an instant. */
  public ReadResult lookup(String world, Instant asOf, ReadOption... options) {
    return reader.lookup(
        identifier("world", world), "as_of", asOf.toString(), Set.copyOf(Arrays.asList(options)));
  }

  /** One version with the fields that its refs stand for, expired or not. */
  public ReadResult expand(String world, String version) {
    return lookup(world, version, ReadOption.INCLUDE_EXPIRED, ReadOption.EXPAND);
  }

  /**
   * The newest snapshot that has not expired, or the last known one made conservative: a reader
   * that must go on has something to go by. Refs are expanded.
   */
  public LatestOrFallback latestOrFallback(String world) {
    return latestOrFallback(world, SnapshotFilter.ANY, ConservativeFallback.DEFAULT);
  }

  /**
   * The same among some snapshots.
   *
   * @param rule what is conservative
   */
  public LatestOrFallback latestOrFallback(
      String world, SnapshotFilter filter, ConservativeFallback rule) {
    return switch (latest(world, filter, ReadOption.EXPAND)) {
      case ReadResult.Found fresh -> new LatestOrFallback.Fresh(fresh.snapshot());
      case ReadResult.Expired expired ->
          fallbackOf(world, expired.snapshot().version(), rule)
              .<LatestOrFallback>map(Function.identity())
              .orElseGet(() -> new LatestOrFallback.Nothing("it is no longer there"));
      case ReadResult.NotFound nothing -> new LatestOrFallback.Nothing(nothing.detail());
    };
  }

  /**
   * One version made conservative, expired or not; empty when there is none such.
   *
   * @param rule what is conservative
   */
  public Optional<LatestOrFallback.Conservative> fallbackOf(
      String world, String version, ConservativeFallback rule) {
    return expand(world, version) instanceof ReadResult.Found source
        ? Optional.of(FallbackMaker.make(source.snapshot(), rule, clock.instant()))
        : Optional.empty();
  }

  /** One page of a world's snapshots, newest first. */
  public List<StoredSnapshot> list(String world, ListQuery query) {
    return reader.list(identifier("world", world), query);
  }

  /** What the workers found about a world's newest snapshot; empty when it has none. */
  public Optional<SnapshotSignals> signals(String world) {
    return reader.signals(identifier("world", world), null);
  }

  /** What the workers found about one version; empty when there is none such. */
  public Optional<SnapshotSignals> signals(String world, String version) {
    return reader.signals(identifier("world", world), identifier("version", version));
  }

  /**
   * The same page as it was sent: the JSON of each snapshot, not taken apart. For those who examine
   * what may be damaged; {@link #list} refuses a page on which one snapshot is.
   */
  public List<String> listJson(String world, ListQuery query) {
    return reader.listJson(identifier("world", world), query);
  }

  /** The JSON of one version, expired or not, as it was sent; empty when there is none. */
  public Optional<String> lookupJson(String world, String version, ReadOption... options) {
    return reader.lookupJson(
        identifier("world", world),
        identifier("version", version),
        Set.copyOf(Arrays.asList(options)));
  }

  /** Every world that the hub knows, by its newest snapshot. */
  public List<WorldStatus> worlds() {
    return reader.worlds();
  }

  /** Which hub answers, and what time it is there. Needs no token. */
  public HubIdentity identity() {
    return reader.identity();
  }

  /**
   * Whether the hub can do all its work. Needs no token.
   *
   * @throws io.riskhub.client.fault.HubUnavailableException when it cannot take or answer requests
   */
  public HubReadiness readiness() {
    return reader.readiness();
  }

  /** What the hub could not handle and keeps itself. */
  public DeadLetters deadLetters() {
    return deadLetters;
  }

  /**
   * Ends the client. Calls under way fail, and so do later ones. Closes the blob store if it opened
   * it.
   */
  @Override
  public void close() {
    http.close();
    if (ownBlobs != null) {
      ownBlobs.close();
    }
  }

  private Publisher publisher() {
    if (publisher == null) {
      throw new IllegalStateException("this client only reads; build it with publishAs to publish");
    }
    return publisher;
  }

  private static String identifier(String what, String id) {
    Identifiers.violation(id)
        .ifPresent(
            violation -> {
              throw new IllegalArgumentException("the " + what + " " + violation);
            });
    return id;
  }
}
