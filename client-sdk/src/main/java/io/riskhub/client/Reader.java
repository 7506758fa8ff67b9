package io.riskhub.client;

import io.riskhub.client.ClientListener.Operation;
import io.riskhub.client.ClientListener.Outcome;
import io.riskhub.client.fault.QuestionRefusedException;
import io.riskhub.client.fault.UnexpectedAnswerException;
import io.riskhub.client.http.HubAnswer;
import io.riskhub.client.http.HubPath;
import io.riskhub.client.read.Freshness;
import io.riskhub.client.read.HubIdentity;
import io.riskhub.client.read.HubReadiness;
import io.riskhub.client.read.ListQuery;
import io.riskhub.client.read.ReadOption;
import io.riskhub.client.read.ReadResult;
import io.riskhub.client.read.SnapshotFilter;
import io.riskhub.client.read.SnapshotSignals;
import io.riskhub.client.read.StoredSnapshot;
import io.riskhub.client.read.WorldStatus;
import io.riskhub.contract.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks the hub for what it has. */
final class Reader {

  private static final Set<ReadOption> EXPIRED_TOO = Set.of(ReadOption.INCLUDE_EXPIRED);

  private final Calls calls;
  private final Clock clock;

  Reader(Calls calls, Clock clock) {
    this.calls = calls;
    this.clock = clock;
  }

  ReadResult latest(String world, SnapshotFilter filter, Set<ReadOption> options) {
    return calls.run(
        Operation.LATEST, Reader::outcome, call -> latest(call, world, filter, options));
  }

  Optional<Freshness> freshness(String world, SnapshotFilter filter) {
    return calls.run(
        Operation.LATEST,
        newest -> newest.map(Reader::outcome).orElse(Outcome.NOT_FOUND),
        call -> {
          ReadResult newest = latest(call, world, filter, Set.of());
          Instant now = call.hub().hubTime().orElseGet(clock::instant);
          return switch (newest) {
            case ReadResult.Found found -> Optional.of(Freshness.of(found.snapshot(), false, now));
            case ReadResult.Expired old -> Optional.of(Freshness.of(old.snapshot(), true, now));
            case ReadResult.NotFound nothing -> Optional.empty();
          };
        });
  }

  private ReadResult latest(
      OngoingCall call, String world, SnapshotFilter filter, Set<ReadOption> options) {
    if (options.contains(ReadOption.INCLUDE_EXPIRED)) {
      return newest(call, world, filter, options);
    }
    HubPath path =
        flags(options, filter(filter, HubPath.of("worlds", world, "snapshots", "latest")));
    ReadResult result = one(call.hub().get(path));
    return result instanceof ReadResult.NotFound
        ? orExpired(newest(call, world, filter, EXPIRED_TOO), call, path)
        : result;
  }

  ReadResult lookup(String world, String parameter, String value, Set<ReadOption> options) {
    HubPath plain = HubPath.of("worlds", world, "snapshots", "lookup").with(parameter, value);
    HubPath path = flags(options, plain);
    return calls.run(
        Operation.LOOKUP,
        Reader::outcome,
        call -> {
          ReadResult result = one(call.hub().get(path));
          return result instanceof ReadResult.NotFound
                  && !options.contains(ReadOption.INCLUDE_EXPIRED)
              ? orExpired(one(call.hub().get(flags(EXPIRED_TOO, plain))), call, path)
              : result;
        });
  }

  Optional<String> lookupJson(String world, String version, Set<ReadOption> options) {
    HubPath plain = HubPath.of("worlds", world, "snapshots", "lookup").with("version", version);
    Set<ReadOption> all = new HashSet<>(options);
    all.add(ReadOption.INCLUDE_EXPIRED);
    return calls.run(
        Operation.LOOKUP,
        json -> json.isPresent() ? Outcome.FOUND : Outcome.NOT_FOUND,
        call -> {
          HubAnswer answer = call.hub().get(flags(all, plain));
          return answer instanceof HubAnswer.NotFound
              ? Optional.empty()
              : Optional.of(Answers.json(body(answer)));
        });
  }

  List<StoredSnapshot> list(String world, ListQuery query) {
    return list(world, query, Answers::snapshots);
  }

  List<String> listJson(String world, ListQuery query) {
    return list(world, query, Answers::snapshotsJson);
  }

  private <T> List<T> list(String world, ListQuery query, Function<String, List<T>> reading) {
    HubPath path =
        flags(query.options(), list(world, query.filter(), query.limit()))
            .with("before", query.before().map(Instant::toString).orElse(null));
    return calls.run(
        Operation.LIST, page -> Outcome.FOUND, call -> reading.apply(body(call.hub().get(path))));
  }

  HubIdentity identity() {
    return calls.run(
        Operation.HEALTH,
        identity -> Outcome.FOUND,
        call -> Answers.identity(body(call.hub().get(HubPath.health("live")))));
  }

  HubReadiness readiness() {
    return calls.run(
        Operation.HEALTH,
        readiness -> Outcome.FOUND,
        call -> Answers.readiness(body(call.hub().get(HubPath.health("ready")))));
  }

  List<WorldStatus> worlds() {
    return calls.run(
        Operation.WORLDS,
        worlds -> Outcome.FOUND,
        call -> Answers.worlds(body(call.hub().get(HubPath.of("worlds")))));
  }

  Optional<SnapshotSignals> signals(String world, @Nullable String version) {
    return calls.run(
        Operation.SIGNALS,
        signals -> signals.isPresent() ? Outcome.FOUND : Outcome.NOT_FOUND,
        call -> {
          HubAnswer answer =
              call.hub().get(HubPath.of("worlds", world, "signals").with("version", version));
          return answer instanceof HubAnswer.NotFound
              ? Optional.empty()
              : Optional.of(Answers.signals(body(answer)));
        });
  }

  /** The newest, expired or not: "latest" never gives what has expired, but a list does. */
  private static ReadResult newest(
      OngoingCall call, String world, SnapshotFilter filter, Set<ReadOption> options) {
    String page = body(call.hub().get(flags(options, list(world, filter, 1))));
    return Answers.snapshots(page).stream()
        .findFirst()
        .<ReadResult>map(ReadResult.Found::new)
        .orElseGet(() -> new ReadResult.NotFound("world \"" + world + "\" has no such snapshot"));
  }

  /**
   * Why the hub did not give what it has: it has expired, or came just now.
   *
   * @param any what it has, expired or not
   * @param path asks for what has not expired
   */
  private ReadResult orExpired(ReadResult any, OngoingCall call, HubPath path) {
    if (!(any instanceof ReadResult.Found found)) {
      return any;
    }
    if (!found.snapshot().isExpired(clock.instant())
        && one(call.hub().get(path)) instanceof ReadResult.Found now) {
      return now;
    }
    return new ReadResult.Expired(found.snapshot());
  }

  private static ReadResult one(HubAnswer answer) {
    return answer instanceof HubAnswer.NotFound nothing
        ? new ReadResult.NotFound(nothing.problem().detail())
        : new ReadResult.Found(Answers.snapshot(body(answer)));
  }

  private static String body(HubAnswer answer) {
    return switch (answer) {
      case HubAnswer.Ok ok -> ok.body();
      case HubAnswer.Refused refused -> throw new QuestionRefusedException(refused.problem());
      case HubAnswer.Conflict conflict -> throw unexpected(conflict.problem());
      case HubAnswer.NotFound notFound -> throw unexpected(notFound.problem());
    };
  }

  private static UnexpectedAnswerException unexpected(Problem problem) {
    return new UnexpectedAnswerException(problem.status(), problem.detail(), null);
  }

  private static HubPath list(String world, SnapshotFilter filter, int limit) {
    return filter(filter, HubPath.of("worlds", world, "snapshots"))
        .with("limit", Integer.toString(limit));
  }

  private static HubPath filter(SnapshotFilter filter, HubPath path) {
    return path.with("stage", filter.stage().orElse(null))
        .with("actor", filter.actor().orElse(null));
  }

  private static HubPath flags(Set<ReadOption> options, HubPath path) {
    return path.with("include_expired", options.contains(ReadOption.INCLUDE_EXPIRED))
        .with("expand", options.contains(ReadOption.EXPAND));
  }

  private static Outcome outcome(Freshness newest) {
    return newest.expired() ? Outcome.EXPIRED : Outcome.FOUND;
  }

  private static Outcome outcome(ReadResult result) {
    return switch (result) {
      case ReadResult.Found found -> Outcome.FOUND;
      case ReadResult.Expired expired -> Outcome.EXPIRED;
      case ReadResult.NotFound notFound -> Outcome.NOT_FOUND;
    };
  }
}
