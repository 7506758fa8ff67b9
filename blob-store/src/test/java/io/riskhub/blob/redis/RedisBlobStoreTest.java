package io.riskhub.blob.redis;

import static io.riskhub.blob.contract.Blobs.put;
import static io.riskhub.blob.contract.Blobs.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.riskhub.blob.BlobException;
import io.riskhub.blob.BlobException.Reason;
import io.riskhub.blob.BlobRef;
import io.riskhub.blob.BlobStoreSettings;
import io.riskhub.blob.StoredBlob;
import io.riskhub.blob.contract.BlobStoreContract;
import io.riskhub.blob.contract.Blobs;
import io.riskhub.blob.contract.StoreFixture;
import io.riskhub.blob.sweep.BlobSweep;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisBlobStoreTest extends BlobStoreContract {

  private static final byte[] JSON = Blobs.covariance(3);

  @Override
  protected StoreFixture newFixture() {
    return new RedisStoreFixture(TestRedis.shared());
  }

  private RedisStoreFixture redis() {
    return (RedisStoreFixture) fixture();
  }

  private Duration lifeOf(BlobRef ref) {
    return Duration.ofMillis(redis().direct().pttl(ref.location()));
  }

  private BlobRef putFor(Duration ttl) throws IOException {
    return redis().store().put("w", "v", "stress", JSON, ttl);
  }

  @Test
  void theRefIsTheKey() throws IOException {
    BlobRef ref = put(redis().store(), JSON);

    assertThat(ref)
        .hasToString(
            "redis://%sus-tech:2026-03-01T12%%3A00%%3A00Z-covariance.%s",
            redis().prefix(), ref.digest().hex());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 900, 86_400})
  void aBlobOutlivesItsSnapshotEvenIfThatIsPushedMinutesLater(int seconds) throws IOException {
    Duration ttl = Duration.ofSeconds(seconds);

    assertThat(lifeOf(putFor(ttl))).isBetween(ttl.plusSeconds(590), ttl.plusSeconds(600));
  }

  @Test
  void aLongerLifeOfTheSameBlobWinsAndAShorterDoesNot() throws IOException {
    BlobRef ref = putFor(Duration.ofHours(1));

    putFor(Duration.ofHours(5));
    assertThat(lifeOf(ref)).isGreaterThan(Duration.ofHours(5));
    putFor(Duration.ofSeconds(1));
    assertThat(lifeOf(ref)).isGreaterThan(Duration.ofHours(5));
  }

  @Test
  void aBlobThatSomeoneMadeStayStays() throws IOException {
    BlobRef ref = putFor(Duration.ofHours(1));
    redis().direct().persist(ref.location());

    putFor(Duration.ofHours(1));

    assertThat(redis().direct().pttl(ref.location())).isEqualTo(-1);
  }

  @Test
  void noBlobLivesShorterThanConfigured() throws IOException {
    try (RedisBlobStore store =
        new RedisBlobStore(
            new BlobStoreSettings.Redis(redis().uri(), redis().prefix(), Duration.ofHours(7)))) {
      BlobRef ref = store.put("w", "v", "stress", JSON, Duration.ofSeconds(1));

      assertThat(lifeOf(ref)).isGreaterThan(Duration.ofHours(7));
    }
  }

  @Test
  void nothingIsVisibleUntilAllIsWrittenAndTheRestOfACrashExpires() throws IOException {
    byte[] json = Blobs.covariance(100_000);
    List<String> meanwhile = new ArrayList<>();
    InputStream slow =
        new ByteArrayInputStream(json) {
          @Override
          public synchronized int read(byte[] bytes, int offset, int length) {
            redis().everything().stream()
                .map(key -> key.substring(redis().prefix().length(), redis().prefix().length() + 5))
                .forEach(meanwhile::add);
            redis()
                .everything()
                .forEach(key -> assertThat(redis().direct().pttl(key)).isPositive());
            return super.read(bytes, offset, length);
          }
        };

    BlobRef ref = redis().store().put("w", "v", "stress", () -> slow, Blobs.TTL);

    assertThat(meanwhile).isNotEmpty().containsOnly("%tmp:");
    assertThat(read(redis().store(), ref)).isEqualTo(json);
  }

  @Test
  void aBlobThatExpiresWhileItIsReadIsGone() throws IOException {
    BlobRef ref = put(redis().store(), Blobs.covariance(100_000));
    try (InputStream blob = redis().store().open(ref)) {
      assertThat(blob.read()).isEqualTo('{');
      redis().direct().del(ref.location());

      assertThat(catchThrowable(blob::readAllBytes))
          .isInstanceOfSatisfying(
              BlobException.class, trouble -> assertThat(trouble.reason()).isEqualTo(Reason.GONE));
    }
  }

  @Test
  void aBlobOfAnotherProgramIsReadAndListedButNeverSwept() throws IOException {
    BlobRef ref = putFor(Blobs.TTL);
    redis().store().delete(ref);
    redis().overwrite(ref, JSON);

    assertThat(read(redis().store(), ref)).isEqualTo(JSON);
    try (Stream<StoredBlob> blobs = redis().store().list()) {
      assertThat(blobs)
          .singleElement()
          .satisfies(blob -> assertThat(blob.lastModified()).isEmpty());
    }
    BlobSweep sweep =
        new BlobSweep(redis().store(), Clock.offset(Clock.systemUTC(), Duration.ofDays(1_000)));
    assertThat(sweep.sweep(any -> false, Duration.ZERO).ageless()).isEqualTo(1);
    assertThat(redis().store().exists(ref)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://h:1", "h:1", "redis:x", "redis://h", "redis://:secret@"})
  void anAddressThatIsNoneIsRefusedWithoutRepeatingIt(String uri) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new RedisBlobStore(new BlobStoreSettings.Redis(URI.create(uri), "p:", Blobs.TTL)))
        .withMessageContaining("redis://")
        .withMessageNotContaining("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"p#", "p\n:", "p q"})
  void aPrefixThatWouldSpoilTheRefIsRefused(String prefix) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new RedisBlobStore(new BlobStoreSettings.Redis(redis().uri(), prefix, Blobs.TTL)))
        .withMessageContaining("should end with a colon");
  }
}
