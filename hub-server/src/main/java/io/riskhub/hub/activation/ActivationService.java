package io.riskhub.hub.activation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.riskhub.contract.Refusals;
import io.riskhub.contract.Verdict;
import io.riskhub.contract.activation.ActivationUpdate;
import io.riskhub.contract.activation.ActivationUpdated;
import io.riskhub.contract.json.CanonicalJson;
import io.riskhub.hub.activation.state.ActivationChange;
import io.riskhub.hub.activation.state.ActivationDecision;
import io.riskhub.hub.activation.state.ActivationEntry;
import io.riskhub.hub.activation.state.ActivationResult;
import io.riskhub.hub.activation.state.ActivationState;
import io.riskhub.hub.activation.state.Moment;
import io.riskhub.hub.snapshot.PushResult;
import io.riskhub.hub.snapshot.SnapshotService;
import io.riskhub.hub.snapshot.StorageUnavailableException;
import io.riskhub.hub.snapshot.StoreResult;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes activation, and makes the snapshot that follows from a change. What was answered has been
 * done to its end; what was not may be asked for again, with one effect in all. Every method throws
 * as {@link ActivationStore} and {@link SnapshotService} do.
 */
public final class ActivationService {

  private static final Logger LOG = LoggerFactory.getLogger(ActivationService.class);

  private final ActivationStore store;
  private final SnapshotService snapshots;
  private final Duration maxClockSkew;
  private final Clock clock;

  /**
   * A service over its ports.
   *
   * @param snapshots takes the snapshots that follow from changes
   * @param maxClockSkew how far ahead of {@code clock} an instant may be
   */
  public ActivationService(
      ActivationStore store, SnapshotService snapshots, Duration maxClockSkew, Clock clock) {
    this.store = store;
    this.snapshots = snapshots;
    this.maxClockSkew = maxClockSkew;
    this.clock = clock;
  }

  /** The activation of a world; empty where there is none. */
  public ActivationState read(String worldId) {
    return store.read(worldId);
  }

  /**
   * Makes an entry what {@code update} says, if it is not yet.
   *
   * @param precondition what the present entry has to be for it
   * @param caller who asks, as far as known
   */
  public ActivationResult change(
      String worldId,
      ActivationUpdate update,
      Predicate<Optional<ActivationEntry>> precondition,
      Optional<String> caller) {
    Moment moment = moment();
    return change(
        worldId,
        state -> ActivationDecision.requested(worldId, state, update, precondition, moment),
        new ActivationAuthor(caller, moment, OptionalLong.empty()));
  }

  /**
   * Does the same for a change that another authority has announced, unless the entry is newer.
   *
   * @param source of the event
   */
  public ActivationResult announced(ActivationUpdated event, String source) {
    Moment moment = moment();
    return change(
        event.worldId(),
        state -> ActivationDecision.announced(event, state, moment),
        new ActivationAuthor(Optional.of(source), moment, OptionalLong.of(event.etag().number())));
  }

  /** After what others have changed before, each of which has a snapshot of its own. */
  private ActivationResult change(
      String worldId,
      Function<ActivationState, ActivationResult> decision,
      ActivationAuthor author) {
    Optional<ActivationChange> earlier = store.adopt(worldId, author);
    while (earlier.isPresent()) {
      follow(earlier.get());
      earlier = store.adopt(worldId, author);
    }
    ActivationResult result = store.change(worldId, decision, author);
    complete(worldId, result);
    return result;
  }

  /** Whether a change of that etag was made here. */
  public boolean isKnown(String worldId, String etag) {
    return store.isKnown(worldId, etag);
  }

  /** Does what should have followed from the last change of a world, and did not. */
  public void resume(String worldId) {
    store.unfinished(worldId).ifPresent(this::follow);
  }

  /** Does that for every world. What is wrong with one of them keeps no other from it. */
  public void resumeAll() {
    for (String worldId : store.unfinishedWorlds()) {
      try {
        resume(worldId);
      } catch (StorageUnavailableException e) {
        throw e;
      } catch (RuntimeException e) {
        LOG.error("the last change of world {} still has no snapshot", worldId, e);
      }
    }
  }

  private void complete(String worldId, ActivationResult result) {
    switch (result) {
      case ActivationResult.Changed changed -> follow(changed.change());
      case ActivationResult.Unchanged unchanged -> resume(worldId);
      // Also the retry of a change that was cut off may be one that is refused now.
      case ActivationResult.Mismatch mismatch -> resume(worldId);
      case ActivationResult.Full full -> resume(worldId);
    }
  }

  /** May be done again at any time: a snapshot that is there is a duplicate. */
  private void follow(ActivationChange change) {
    Moment moment = moment();
    boolean isAhead = moment.isTooFarAhead(change.createdAt());
    makeSnapshot(isAhead ? change.at(moment.now()) : change);
    store.finish(change);
  }

  private void makeSnapshot(ActivationChange change) {
    DerivedSnapshot.of(change).ifPresent(snapshot -> push(change, snapshot));
  }

  private void push(ActivationChange change, ObjectNode snapshot) {
    PushResult result =
        snapshots.push(
            CanonicalJson.write(snapshot).getBytes(StandardCharsets.US_ASCII),
            change.worldId(),
            DerivedSnapshot.ACTOR,
            DerivedSnapshot.STAGE);
    switch (result) {
      case StoreResult.Stored stored -> stored(change);
      case StoreResult.Duplicate duplicate -> {}
      case StoreResult.Conflict conflict ->
          LOG.warn(
              "{} has no snapshot: {} is taken by other content",
              change.entry().etag(),
              conflict.refused().key());
      case PushResult.Refused refused -> refused(change, refused.verdict());
    }
  }

  private static void stored(ActivationChange change) {
    if (change.isDatedBack()) {
      LOG.warn(
          "{} is dated {}, before another entry: the newest snapshot is still the one before it;"
              + " send the entry again with a ts of now, or backfill from activation",
          change.entry().etag(),
          change.entry().ts());
    } else {
      LOG.debug("{} has its snapshot", change.entry().etag());
    }
  }

  private void refused(ActivationChange change, Verdict verdict) {
    Instant now = moment().now();
    if (verdict instanceof Verdict.Expired && change.createdAt().isBefore(now)) {
      // The hub that made the change was away for longer than a snapshot lives; it still holds.
      makeSnapshot(change.at(now));
    } else {
      LOG.warn("{} has no snapshot: {}", change.entry().etag(), Refusals.problem(verdict).detail());
    }
  }

  /** To the microsecond, which every database and every reader keeps. */
  private Moment moment() {
    return new Moment(clock.instant().truncatedTo(ChronoUnit.MICROS), maxClockSkew);
  }
}
