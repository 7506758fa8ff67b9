package io.riskhub.hub.jdbc.activation;

import io.riskhub.contract.json.CanonicalJson;
import io.riskhub.contract.json.MalformedJsonException;
import io.riskhub.hub.activation.ActivationAuthor;
import io.riskhub.hub.activation.ActivationEvents;
import io.riskhub.hub.activation.ActivationStore;
import io.riskhub.hub.activation.state.ActivationChange;
import io.riskhub.hub.activation.state.ActivationEntry;
import io.riskhub.hub.activation.state.ActivationJson;
import io.riskhub.hub.activation.state.ActivationResult;
import io.riskhub.hub.activation.state.ActivationState;
import io.riskhub.hub.jdbc.Database;
import io.riskhub.hub.jdbc.InstantText;
import io.riskhub.hub.jdbc.OutboxRow;
import io.riskhub.hub.jdbc.WriterTurns;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Activation in a relational database, with its audit and its events in one transaction. */
public final class JdbcActivationStore implements ActivationStore {

  /** The table of the states. */
  public static final String TABLE = "activation";

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Database database;
  private final Runnable committed;

  /** Writers of a world wait for each other: let them do so without a connection each. */
  private final WriterTurns turns = new WriterTurns(PATIENCE);

  /**
   * Activation in that database.
   *
   * @param committed is run after a change and its event are durable
   */
  public JdbcActivationStore(Database database, Runnable committed) {
    this.database = database;
    this.committed = committed;
  }

  @Override
  public ActivationState read(String worldId) {
    return database.read(handle -> read(handle, worldId));
  }

  @Override
  public ActivationState readWhole(String worldId) {
    return read(worldId);
  }

  @Override
  public List<String> worlds() {
    return database.read(
        handle ->
            handle
                .createQuery("select world_id from activation order by world_id")
                .mapTo(String.class)
                .list());
  }

  @Override
  public ActivationResult change(
      String worldId,
      Function<ActivationState, ActivationResult> decision,
      ActivationAuthor author) {
    ActivationResult result =
        write(
            transaction -> {
              database.dialect().lockWorlds(transaction, Set.of(worldId));
              ActivationResult decided = decision.apply(read(transaction, worldId));
              return decided instanceof ActivationResult.Changed changed
                  ? new ActivationResult.Changed(store(transaction, changed.change(), author))
                  : decided;
            });
    if (result instanceof ActivationResult.Changed && !author.isAnnounced()) {
      committed.run();
    }
    return result;
  }

  /** Nobody else writes here. */
  @Override
  public Optional<ActivationChange> adopt(String worldId, ActivationAuthor author) {
    return Optional.empty();
  }

  private <T> T write(Function<Handle, T> work) {
    return turns.take(() -> database.write(work));
  }

  /** In the order of changes, which the world's lock has made, whatever the clocks say. */
  private ActivationChange store(
      Handle transaction, ActivationChange decided, ActivationAuthor author) {
    ActivationChange change =
        decided.at(
            lastCreatedAt(transaction, decided.worldId())
                .map(author.at()::after)
                .orElse(author.at().now()));
    transaction.execute(
        """
        insert into activation (world_id, state, unfinished, created_at) values (?, ?, ?, %s)
        on conflict (world_id) do update set state = excluded.state, unfinished = excluded.unfinished,
         created_at = excluded.created_at
        """
            .formatted(database.dialect().instantParameter()),
        change.worldId(),
        ActivationJson.write(change.state()),
        change.entry().etag().text(),
        InstantText.of(change.createdAt()));
    audit(transaction, change, author);
    if (!author.isAnnounced()) {
      database
          .dialect()
          .insertEvents(
              transaction,
              List.of(
                  OutboxRow.of(
                      ActivationEvents.of(UUID.randomUUID(), change.createdAt(), change))));
    }
    return change;
  }

  private Optional<Instant> lastCreatedAt(Handle transaction, String worldId) {
    return transaction
        .createQuery(
            "select %s from activation where world_id = ? and created_at is not null"
                .formatted(database.dialect().instantColumn("created_at")))
        .bind(0, worldId)
        .mapTo(String.class)
        .findOne()
        .map(text -> InstantText.parse(text, 0));
  }

  private void audit(Handle transaction, ActivationChange change, ActivationAuthor author) {
    transaction.execute(
        """
        insert into activation_audit (world_id, etag, changed_at, author, announced, before, after)
        values (?, ?, %s, ?, ?, ?, ?)
        """
            .formatted(database.dialect().instantParameter()),
        change.worldId(),
        change.entry().etag().text(),
        InstantText.of(author.at().now()),
        author.name().orElse(null),
        author.isAnnounced() ? 1 : 0,
        change.before().map(before -> json(change, before)).orElse(null),
        json(change, change.entry()));
  }

  private static String json(ActivationChange change, ActivationEntry entry) {
    return CanonicalJson.write(ActivationJson.entry(change.worldId(), entry));
  }

  @Override
  public boolean isKnown(String worldId, String etag) {
    return database.read(
        handle ->
            handle
                .createQuery("select 1 from activation_audit where world_id = ? and etag = ?")
                .bind(0, worldId)
                .bind(1, etag)
                .mapTo(Integer.class)
                .findFirst()
                .isPresent());
  }

  @Override
  public Optional<ActivationChange> unfinished(String worldId) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select unfinished, state, %s from activation"
                            .formatted(database.dialect().instantColumn("created_at"))
                        + " where world_id = ? and unfinished is not null")
                .bind(0, worldId)
                .map(
                    (row, context) ->
                        change(worldId, row.getString(1), row.getString(2), row.getString(3)))
                .findOne());
  }

  private static ActivationChange change(
      String worldId, String etag, String text, @Nullable String createdAt) {
    ActivationState state = parse(worldId, text);
    return new ActivationChange(
        worldId,
        Optional.empty(),
        state.find(etag).orElseThrow(),
        state,
        // Of a hub of the version before: so long ago that its snapshot is dated anew.
        createdAt == null ? Instant.EPOCH : InstantText.parse(createdAt, 0));
  }

  @Override
  public List<String> unfinishedWorlds() {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select world_id from activation where unfinished is not null order by world_id")
                .mapTo(String.class)
                .list());
  }

  @Override
  public void finish(ActivationChange change) {
    int unused =
        write(
            transaction ->
                transaction.execute(
                    "update activation set unfinished = null where world_id = ? and unfinished = ?",
                    change.worldId(),
                    change.entry().etag().text()));
  }

  private static ActivationState read(Handle handle, String worldId) {
    @Nullable String text =
        handle
            .createQuery("select state from activation where world_id = ?")
            .bind(0, worldId)
            .mapTo(String.class)
            .findOne()
            .orElse(null);
    return text == null ? ActivationState.EMPTY : parse(worldId, text);
  }

  private static ActivationState parse(String worldId, String text) {
    try {
      return ActivationJson.read(worldId, text);
    } catch (MalformedJsonException e) {
      throw new IllegalStateException("the activation of " + worldId + " is not stored as JSON", e);
    }
  }
}
