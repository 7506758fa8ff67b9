package io.riskhub.hub.snapshot;

import io.riskhub.contract.Snapshot;
import io.riskhub.contract.SnapshotKey;
import io.riskhub.contract.Submission;
import io.riskhub.contract.Verdict;
import io.riskhub.contract.Violation;
import io.riskhub.contract.validation.SnapshotContract;
import io.riskhub.hub.blobs.BlobsUnavailableException;
import io.riskhub.hub.blobs.PushedBlobs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes snapshots in and answers questions for them. Every method throws {@link
 * StorageUnavailableException} when the store is needed and out of reach, those that take snapshots
 * in {@link BlobsUnavailableException} when that of the blobs is.
 */
public final class SnapshotService {

  private final SnapshotContract contract;
  private final PushedBlobs blobs;
  private final SnapshotRepository repository;
  private final Function<Snapshot, StoreResult> store;
  private final LatestCache cache;
  private final SnapshotMeter meter;
  private final Clock clock;

  /**
   * A service over its ports.
   *
   * @param contract takes only refs that {@code blobs} resolves
   * @param store makes a valid snapshot durable before it returns
   */
  public SnapshotService(
      SnapshotContract contract,
      PushedBlobs blobs,
      SnapshotRepository repository,
      Function<Snapshot, StoreResult> store,
      LatestCache cache,
      SnapshotMeter meter,
      Clock clock) {
    this.contract = contract;
    this.blobs = blobs;
    this.repository = repository;
    this.store = store;
    this.cache = cache;
    this.meter = meter;
    this.clock = clock;
  }

  /** Checks and stores a body; a stored one is durable, and every later read finds it. */
  public PushResult push(byte[] body, String worldId, String actor, String stage) {
    try {
      PushResult result =
          switch (check(body, worldId, actor, stage)) {
            case Verdict.Accepted accepted -> admit(accepted.snapshot(), store);
            case Verdict refused -> new PushResult.Refused(refused);
          };
      count(result, worldId, stage);
      return result;
    } catch (RuntimeException e) {
      meter.failed(worldId, stage);
      throw e;
    }
  }

  /**
   * Stores a snapshot that came over the bus, where another producer has announced it. What the hub
   * announced itself is there already.
   *
   * @param adoption makes it durable before it returns
   */
  public PushResult adopt(Snapshot snapshot, Function<Snapshot, StoreResult> adoption) {
    Optional<Snapshot> existing = repository.find(snapshot.key());
    if (existing.isPresent()) {
      StoreResult known = StoreResult.against(existing.get(), snapshot);
      // Whoever stored it may have ended before it could tell the cache.
      known.stored().ifPresent(stored -> cache.committed(List.of(stored), clock.instant()));
      return known;
    }
    PushResult result = admit(snapshot, adoption);
    if (result instanceof StoreResult.Stored) {
      cache.committed(List.of(snapshot), clock.instant());
      count(result, snapshot.key().worldId(), snapshot.stage());
    }
    return result;
  }

  /** Says what {@link #push} would say now; stores and counts nothing. */
  public PushResult dryRun(byte[] body, String worldId, String actor, String stage) {
    return switch (check(body, worldId, actor, stage)) {
      case Verdict.Accepted accepted -> admit(accepted.snapshot(), this::compare);
      case Verdict refused -> new PushResult.Refused(refused);
    };
  }

  /**
   * Has the event of a stored snapshot published once more, for readers that missed it.
   *
   * @return whether there is such a snapshot
   */
  public boolean announceAgain(SnapshotKey key) {
    return repository.announceAgain(key);
  }

  /** The newest snapshot of a world that has not expired, of that stage and actor if given. */
  public ReadResult latest(String worldId, @Nullable String stage, @Nullable String actor) {
    Instant now = clock.instant();
    SnapshotQuery query = SnapshotQuery.newest(worldId);
    Optional<Snapshot> newest = cache.newest(worldId, now, () -> first(query.liveAt(now)));
    if (newest.isPresent() && !matches(newest.get(), stage, actor)) {
      newest = first(query.filtered(stage, actor).liveAt(now));
    }
    if (newest.isPresent()) {
      return new ReadResult.Found(newest.get());
    }
    meter.missing(worldId);
    return expired(query.filtered(stage, actor));
  }

  /** The snapshot of that version. */
  public ReadResult lookup(SnapshotKey key, boolean includeExpired) {
    return repository
        .find(key)
        .map(
            snapshot ->
                includeExpired || !snapshot.isExpired(clock.instant())
                    ? new ReadResult.Found(snapshot)
                    : new ReadResult.Expired(snapshot))
        .orElseGet(ReadResult.NotFound::new);
  }

  /** The newest snapshot of a world with an {@code as_of} at or before {@code asOf}. */
  public ReadResult lookup(String worldId, Instant asOf, boolean includeExpired) {
    SnapshotQuery query = SnapshotQuery.newest(worldId).asOfAtMost(asOf);
    return first(includeExpired ? query : query.liveAt(clock.instant()))
        .<ReadResult>map(ReadResult.Found::new)
        .orElseGet(() -> expired(query));
  }

  /** The snapshots that match {@code query}, newest first, in at least one page. */
  public Iterator<List<Snapshot>> pages(SnapshotQuery query, boolean includeExpired) {
    return new SnapshotPages(repository, includeExpired ? query : query.liveAt(clock.instant()));
  }

  /** The newest snapshot of every known world, expired or not, by world id. */
  public List<WorldHead> worlds() {
    return repository.newestOfEveryWorld();
  }

  private Verdict check(byte[] body, String worldId, String actor, String stage) {
    return contract.check(body, new Submission(worldId, actor, stage, clock.instant()));
  }

  /** Stores a snapshot once its blobs are known to be right. */
  private PushResult admit(Snapshot snapshot, Function<Snapshot, StoreResult> next) {
    // A version that is stored is a duplicate or a conflict, whatever became of its blobs since:
    // who sends it again because an answer was lost must get that answer.
    if (blobs.has(snapshot) && repository.find(snapshot.key()).isEmpty()) {
      List<Violation> violations = blobs.check(snapshot);
      if (!violations.isEmpty()) {
        return new PushResult.Refused(new Verdict.Invalid(violations));
      }
    }
    return next.apply(snapshot);
  }

  private StoreResult compare(Snapshot snapshot) {
    return repository
        .find(snapshot.key())
        .map(existing -> StoreResult.against(existing, snapshot))
        .orElseGet(() -> new StoreResult.Stored(snapshot));
  }

  private void count(PushResult result, String worldId, String stage) {
    switch (result) {
      case StoreResult.Stored stored ->
          meter.stored(
              stored.snapshot(), Duration.between(stored.snapshot().createdAt(), clock.instant()));
      case StoreResult.Duplicate duplicate -> meter.duplicate(duplicate.existing());
      case StoreResult.Conflict conflict -> meter.failed(worldId, stage);
      case PushResult.Refused refused -> {
        if (refused.verdict() instanceof Verdict.Expired) {
          meter.expired(worldId, stage);
        } else {
          meter.failed(worldId, stage);
        }
      }
    }
  }

  private ReadResult expired(SnapshotQuery query) {
    return first(query)
        .<ReadResult>map(ReadResult.Expired::new)
        .orElseGet(ReadResult.NotFound::new);
  }

  private Optional<Snapshot> first(SnapshotQuery query) {
    return repository.list(query).stream().findFirst();
  }

  private static boolean matches(
      Snapshot snapshot, @Nullable String stage, @Nullable String actor) {
    return (stage == null || Snapshot.stageKey(stage).equals(Snapshot.stageKey(snapshot.stage())))
        && (actor == null || actor.equals(snapshot.actor()));
  }
}
