package io.riskhub.hub.activation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riskhub.blob.BlobStore;
import io.riskhub.blob.BlobStoreSettings;
import io.riskhub.blob.stores.BlobStores;
import io.riskhub.contract.ContractLimits;
import io.riskhub.contract.Snapshot;
import io.riskhub.contract.activation.ActivationContract;
import io.riskhub.contract.activation.ActivationUpdate;
import io.riskhub.contract.event.BusEvent;
import io.riskhub.contract.event.EventReader;
import io.riskhub.contract.validation.SnapshotContract;
import io.riskhub.hub.activation.state.ActivationResult;
import io.riskhub.hub.activation.state.ActivationState;
import io.riskhub.hub.audit.AuditAction;
import io.riskhub.hub.audit.AuditOrigin;
import io.riskhub.hub.audit.AuditRecord;
import io.riskhub.hub.audit.AuditSubject;
import io.riskhub.hub.audit.AuditTrail;
import io.riskhub.hub.blobs.PushedBlobs;
import io.riskhub.hub.jdbc.Database;
import io.riskhub.hub.jdbc.DatabaseAddress;
import io.riskhub.hub.jdbc.activation.JdbcActivationStore;
import io.riskhub.hub.jdbc.snapshot.JdbcSnapshotRepository;
import io.riskhub.hub.metrics.HubMetrics;
import io.riskhub.hub.snapshot.LatestCache;
import io.riskhub.hub.snapshot.SnapshotQuery;
import io.riskhub.hub.snapshot.SnapshotRepository;
import io.riskhub.hub.snapshot.SnapshotService;
import io.riskhub.hub.snapshot.StorageUnavailableException;
import io.riskhub.testkit.Snapshots;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes that come twice, from outside, or were cut off in the middle. */
class AnnouncedActivationTest {

  private static final Clock CLOCK = Clock.fixed(Snapshots.NOW, ZoneOffset.UTC);
  private static final Clock CLOCK_LATER = Clock.offset(CLOCK, Duration.ofMinutes(2));
  private static final String TS = "2026-03-01T11:00:00Z";

  @TempDir private Path directory;
  private Database database;
  private BlobStore blobs;
  private SnapshotRepository snapshots;
  private ActivationService service;
  private ActivationNews news;
  private boolean isAway;
  private final List<AuditRecord> audited = new ArrayList<>();
  private AuditTrail audit = audited::add;

  @BeforeEach
  void open() {
    database = Database.open(DatabaseAddress.sqlite(directory.resolve("riskhub.db")));
    blobs = BlobStores.open(new BlobStoreSettings.Files(directory.resolve("blobs")));
    snapshots = new JdbcSnapshotRepository(database, CLOCK);
    service = service(CLOCK);
    news =
        new ActivationNews(
            new ActivationContract(ContractLimits.DEFAULT.maxClockSkew()),
            service,
            line -> audit.append(line),
            CLOCK);
  }

  /** Of a hub with that clock. */
  private ActivationService service(Clock clock) {
    SnapshotService ingest =
        new SnapshotService(
            new SnapshotContract(ContractLimits.DEFAULT),
            new PushedBlobs(blobs),
            snapshots,
            snapshot -> {
              if (isAway) {
                throw new StorageUnavailableException("the hub was killed here", null);
              }
              return snapshots.store(List.of(snapshot)).getFirst();
            },
            LatestCache.none(),
            new HubMetrics("test").snapshots(),
            clock);
    return new ActivationService(
        new JdbcActivationStore(database, () -> {}),
        ingest,
        ContractLimits.DEFAULT.maxClockSkew(),
        clock);
  }

  @AfterEach
  void close() {
    blobs.close();
    database.close();
  }

  @Test
  void anEventOfAnotherServiceIsAppliedAndHasItsSnapshot() {
    assertThat(news.take(event("worldservice", 7, TS, 0.5))).isEmpty();

    assertThat(service.read("w").find("momentum", "long").orElseThrow().etag().text())
        .isEqualTo("act:w:momentum:long:7");
    assertThat(versions()).containsExactly(TS + "-7");
    assertThat(events("risk_snapshot_updated")).isEqualTo(1);
    assertThat(events("activation_updated")).isZero();
  }

  @Test
  void anEventOfAnotherServiceIsTakenDownBeforeAndAfterItIsApplied() {
    news.take(event("worldservice", 7, TS, 0.5));
    news.take(event("worldservice", 7, TS, 0.5));

    assertThat(audited)
        .extracting(AuditRecord::outcome)
        .containsExactly("admitted", "changed", "admitted", "unchanged");
    assertThat(audited)
        .allSatisfy(
            line -> {
              assertThat(line.action()).isEqualTo(AuditAction.ACTIVATION);
              assertThat(line.origin())
                  .isEqualTo(AuditOrigin.of("controlbus").actingFor("worldservice"));
              assertThat(line.subject()).isEqualTo(AuditSubject.of("w", "act:w:momentum:long:7"));
            });
  }

  @Test
  void withoutTheAuditAnEventChangesNothingAndIsToBeTakenAgain() {
    audit =
        line -> {
          throw new StorageUnavailableException("no room", null);
        };

    assertThatThrownBy(() -> news.take(event("worldservice", 7, TS, 0.5)))
        .isInstanceOf(StorageUnavailableException.class);

    assertThat(service.read("w").all()).isEmpty();
    assertThat(versions()).isEmpty();
  }

  @Test
  void theSameChangeByTwoPathsIsOneSnapshotWhicheverComesFirst() {
    request(wish(0.5, TS));
    news.take(event("worldservice", 7, TS, 0.5));
    news.take(event("worldservice", 7, TS, 0.5));
    assertThat(versions()).containsExactly(TS + "-1");

    String later = "2026-03-01T11:30:00Z";
    news.take(event("worldservice", 8, later, 0.7));
    request(wish(0.7, later));
    assertThat(versions()).containsExactly(later + "-8", TS + "-1");
    assertThat(events("activation_updated")).isEqualTo(1);
  }

  @Test
  void whatThisHubAnnouncedHasNoEffectAlsoWhenItIsLate() {
    request(wish(0.5, TS));
    request(wish(0.7, "2026-03-01T10:00:00Z"));
    ActivationState state = service.read("w");
    news.take(event("riskhub", 1, TS, 0.5));

    assertThat(service.read("w")).isEqualTo(state);
    assertThat(versions()).hasSize(2);
  }

  @Test
  void whatCannotBeReadIsSaidWithAllItsFaults() {
    assertThat(
            news.take(
                read(
                    """
                    {"specversion":"1.0","type":"activation_updated","source":"x","data":
                     {"world_id":"a/b","strategy_id":"s","side":"long","active":1,"etag":"act:w:s:long:1"}}""")))
        .hasValueSatisfying(
            reason -> assertThat(reason).contains("world_id", "active", "ts is missing", "etag"));
    assertThat(versions()).isEmpty();
  }

  /** The next one would have none that is higher, or one that readers of JSON round. */
  @Test
  void aNumberThatNobodyCanCountOnFromIsRefused() {
    for (long number : new long[] {Long.MAX_VALUE, (1L << 53) + 1}) {
      assertThat(news.take(event("worldservice", number, TS, 0.5)))
          .hasValueSatisfying(reason -> assertThat(reason).startsWith("etag is"));
    }
    assertThat(news.take(event("worldservice", 1L << 53, TS, 0.5))).isEmpty();
    assertThat(request(wish(0.7, TS))).isInstanceOf(ActivationResult.Full.class);
    assertThat(versions()).containsExactly(TS + "-9007199254740992");
  }

  @Test
  void anEntryTooManyCannotBeUsedAndTheEventIsToldWhy() {
    FullWorld.write(directory.resolve("riskhub.db"), "w");

    assertThat(news.take(event("worldservice", 1_001, TS, 0.5)))
        .hasValueSatisfying(
            reason ->
                assertThat(reason)
                    .startsWith("strategy_id \"momentum\"")
                    .contains("1,000 entries, the most"));
    assertThat(service.read("w").find("momentum", "long")).isEmpty();
    assertThat(versions()).isEmpty();
  }

  @Test
  void aRequestThatIsMadeAgainAfterAnOutageEndsWithOneSnapshot() {
    isAway = true;
    assertThatThrownBy(() -> request(wish(0.5, TS)))
        .isInstanceOf(StorageUnavailableException.class);
    assertThat(versions()).isEmpty();
    isAway = false;

    assertThat(request(wish(0.5, TS))).isInstanceOf(ActivationResult.Unchanged.class);
    assertThat(versions()).containsExactly(TS + "-1");
    assertThat(events("activation_updated")).isEqualTo(1);
  }

  @Test
  void aHubThatWasKilledInTheMiddleCompletesTheChangeWhenItStarts() {
    cutOff();

    service.resumeAll();
    service.resumeAll();
    assertThat(versions()).containsExactly(TS + "-1");
  }

  /**
   * Its time of creation is still the change's, and another hub's change may have come after it.
   */
  @Test
  void theSnapshotOfAChangeThatIsCompletedLaterIsTheSame() {
    cutOff();
    service(CLOCK_LATER).resumeAll();

    assertThat(newest().createdAt()).isEqualTo(Snapshots.NOW);
  }

  @Test
  void aChangeThatWasCutOffForLongerThanASnapshotLivesIsDatedAnew() {
    cutOff();
    Clock tomorrow = Clock.offset(CLOCK, Duration.ofDays(1));
    service(tomorrow).resumeAll();

    assertThat(
            new JdbcSnapshotRepository(database, tomorrow)
                .list(SnapshotQuery.newest("w"))
                .getFirst()
                .createdAt())
        .isEqualTo(tomorrow.instant());
  }

  @Test
  void ofTwoHubsWithOneTsTheLaterChangeIsTheNewerWhateverTheirClocksSay() {
    service(CLOCK_LATER).change("w", wish(0.5, TS), present -> true, Optional.empty());
    request(new ActivationUpdate("carry", "long", true, 0.5, false, false, null, null, TS));

    assertThat(versions()).containsExactly(TS + "-2", TS + "-1");
  }

  @Test
  void aWorldThatCannotBeCompletedKeepsNoOtherFromIt() {
    cutOff();
    damage("a world before it");

    service.resumeAll();
    assertThat(versions()).containsExactly(TS + "-1");
  }

  /** As no hub would leave it. */
  private void damage(String world) {
    int rows =
        database.write(
            transaction ->
                transaction.execute(
                    "insert into activation (world_id, state, unfinished) values (?, '{', 'act:x')",
                    world));
    assertThat(rows).isEqualTo(1);
  }

  /** The caller's etag is the one before the change that was made, and not answered. */
  @Test
  void orWhenItIsSentAgainWithThePreconditionThatItHasEnded() {
    cutOff();

    assertThat(service.change("w", wish(0.5, TS), Optional::isEmpty, Optional.of("operator")))
        .isInstanceOf(ActivationResult.Mismatch.class);
    assertThat(versions()).containsExactly(TS + "-1");
  }

  @Test
  void orWhenItsOwnEventComes() {
    cutOff();

    news.take(event("riskhub", 1, TS, 0.5));
    assertThat(versions()).containsExactly(TS + "-1");
  }

  @Test
  void theNextChangeHoldsWhatWasCutOff() {
    cutOff();

    service.change(
        "w",
        new ActivationUpdate("carry", "long", true, 0.5, false, false, null, null, TS),
        present -> true,
        Optional.empty());
    assertThat(versions()).containsExactly(TS + "-2");
    assertThat(newest().json()).contains("\"weights\":{\"carry\":0.5,\"momentum\":0.5}");
    service.resumeAll();
    assertThat(versions()).hasSize(1);
  }

  private void cutOff() {
    isAway = true;
    assertThatThrownBy(() -> request(wish(0.5, TS)))
        .isInstanceOf(StorageUnavailableException.class);
    isAway = false;
  }

  private ActivationResult request(ActivationUpdate wish) {
    return service.change("w", wish, present -> true, Optional.of("operator"));
  }

  private static ActivationUpdate wish(double weight, String ts) {
    return new ActivationUpdate("momentum", "long", true, weight, false, false, null, null, ts);
  }

  private static BusEvent.ActivationUpdated event(
      String source, long number, String ts, double weight) {
    return read(
        """
        {"specversion":"1.0","type":"activation_updated","source":"%s","id":"1","data":
         {"world_id":"w","strategy_id":"momentum","side":"long","active":true,"weight":%s,"freeze":false,
          "drain":false,"effective_mode":null,"run_id":null,"etag":"act:w:momentum:long:%d","ts":"%s",
          "state_hash":"blake3:00","version":%d,"phase":"told by nobody else"}}"""
            .formatted(source, weight, number, ts, number));
  }

  private static BusEvent.ActivationUpdated read(String event) {
    return (BusEvent.ActivationUpdated) EventReader.read(event.getBytes(StandardCharsets.UTF_8));
  }

  private List<String> versions() {
    return snapshots.list(SnapshotQuery.newest("w").limit(10)).stream()
        .map(snapshot -> snapshot.key().version())
        .toList();
  }

  private Snapshot newest() {
    return snapshots.list(SnapshotQuery.newest("w")).getFirst();
  }

  private int events(String type) {
    return database.read(
        handle ->
            handle
                .createQuery("select count(*) from outbox where type = ?")
                .bind(0, type)
                .mapTo(Integer.class)
                .one());
  }
}
