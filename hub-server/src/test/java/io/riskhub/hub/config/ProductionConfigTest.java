package io.riskhub.hub.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.riskhub.blob.BlobRef.Scheme;
import io.riskhub.blob.BlobStoreSettings;
import io.riskhub.hub.HubConfig;
import io.riskhub.hub.Profile;
import io.riskhub.hub.Secret;
import io.riskhub.hub.access.AccessConfig;
import io.riskhub.hub.config.demand.Purpose;
import io.riskhub.hub.config.file.ConfigFile;
import io.riskhub.hub.config.settings.AccessSettings;
import io.riskhub.hub.config.settings.BlobSettings;
import io.riskhub.hub.config.settings.BusSettings;
import io.riskhub.hub.config.settings.HubSettings;
import io.riskhub.hub.config.settings.ServerSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the profile prod makes of settings. */
class ProductionConfigTest {

  private static final Path DATA = Path.of("data");
  private static final HubSettings PROD = HubSettings.NONE.with(Profile.PROD);
  private static final HubSettings COMPLETE =
      PROD.with(
              new ServerSettings(
                  "0.0.0.0",
                  null,
                  new Secret("postgresql://hub@db/riskhub"),
                  null,
                  new Secret("redis://redis:6379"),
                  null))
          .with(AccessSettings.ofToken(new Secret("s3cret")))
          .with(bucket(Scheme.S3, "blobs"))
          .with(new BusSettings(List.of("k1:9092"), null, null, null));

  @TempDir private Path directory;

  @Test
  void whatIsCompleteIsTakenAndCreatesNoTopicsUnlessToldTo() {
    HubConfig config = HubConfigs.resolve(COMPLETE, DATA);

    assertThat(config.profile()).isEqualTo(Profile.PROD);
    assertThat(config.bus().orElseThrow().createTopics()).isFalse();
    assertThat(config.blobs()).isInstanceOf(BlobStoreSettings.S3.class);
    HubSettings creating = COMPLETE.with(new BusSettings(List.of("k1:9092"), null, true, null));
    assertThat(HubConfigs.resolve(creating, DATA).bus().orElseThrow().createTopics()).isTrue();
  }

  @Test
  void everythingThatIsMissingIsNamedAtOnce() {
    assertThat(problems(Purpose.SERVE, PROD))
        .satisfiesExactly(
            dsn -> assertThat(dsn).contains("worldservice.server.dsn (--dsn", "postgresql://"),
            redis -> assertThat(redis).contains("worldservice.server.redis (--redis", "6.2"),
            bus -> assertThat(bus).contains("worldservice.server.controlbus_brokers (--brokers"),
            blobs -> assertThat(blobs).contains("risk_hub.blob_store.type", "s3 or redis"),
            token -> assertThat(token).contains("risk_hub.token", "--token-file"));
  }

  @Test
  void blobsInFilesWillNotDo() {
    assertThat(problems(Purpose.SERVE, COMPLETE.with(bucket(Scheme.FILE, null))))
        .singleElement()
        .asString()
        .contains("risk_hub.blob_store.type", "s3 or redis");
    assertThat(problems(Purpose.SERVE, COMPLETE.with(bucket(null, "blobs"))))
        .containsExactly(
            "risk_hub.blob_store.type (--blob-type) is missing; set it to s3 or redis");
  }

  @Test
  void whatIsWrongIsNotAlsoCalledMissing() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("hub.yml"),
            """
            profile: prod
            worldservice: {server: {dsn: 5, redis: "http://redis", controlbus_topic: events}}
            risk_hub: {token: "", blob_store: {type: gcs}}
            """);
    List<String> found = new ArrayList<>();
    HubSettings settings = ConfigFile.read(file, found);

    assertThat(problems(Purpose.SERVE, settings, found))
        .hasSize(5)
        .anySatisfy(problem -> assertThat(problem).contains("server.dsn must be a text"))
        .anySatisfy(problem -> assertThat(problem).contains("server.redis (--redis) must be"))
        .anySatisfy(problem -> assertThat(problem).contains("controlbus_brokers (--brokers)"))
        .anySatisfy(problem -> assertThat(problem).contains("risk_hub.token must be a text"))
        .anySatisfy(problem -> assertThat(problem).contains("blob_store.type must be one of"));
  }

  @Test
  void aConsumerNeedsNoTokenAndABackfillOnlyItsStores() {
    HubSettings withoutToken = COMPLETE.with(AccessSettings.NONE);
    assertThat(HubConfigs.resolve(Purpose.CONSUME, withoutToken, DATA, List.of()).access())
        .isEqualTo(AccessConfig.OPEN);
    assertThat(problems(Purpose.CONSUME, PROD)).hasSize(4);
    assertThat(problems(Purpose.BACKFILL, PROD))
        .satisfiesExactly(
            dsn -> assertThat(dsn).contains("worldservice.server.dsn"),
            redis -> assertThat(redis).contains("worldservice.server.redis"));
  }

  @Test
  void flagsSayWhichProfileBeforeTheFile() {
    HubSettings flags = HubSettings.NONE.with(Profile.DEV);

    assertThat(HubConfigs.resolve(flags.over(PROD), DATA).profile()).isEqualTo(Profile.DEV);
    assertThat(problems(Purpose.SERVE, HubSettings.NONE.over(PROD))).hasSize(5);
  }

  private static BlobSettings bucket(@Nullable Scheme type, @Nullable String bucket) {
    return new BlobSettings(
        type,
        null,
        new BlobSettings.S3(bucket, null, null, "eu-central-1", null, null),
        BlobSettings.Redis.NONE,
        null);
  }

  private static List<String> problems(Purpose purpose, HubSettings settings) {
    return problems(purpose, settings, List.of());
  }

  private static List<String> problems(Purpose purpose, HubSettings settings, List<String> found) {
    ConfigException refused =
        catchThrowableOfType(
            ConfigException.class, () -> HubConfigs.resolve(purpose, settings, DATA, found));
    return refused.problems();
  }
}
