package io.riskhub.blob.contract;

import static io.riskhub.blob.contract.Blobs.TTL;
import static io.riskhub.blob.contract.Blobs.put;
import static io.riskhub.blob.contract.Blobs.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.riskhub.blob.BlobRef;
import io.riskhub.blob.BlobStore;
import io.riskhub.blob.CheckResult;
import io.riskhub.blob.ContentDigest;
import io.riskhub.blob.ContentDigest.Algorithm;
import io.riskhub.blob.RefCheck;
import io.riskhub.blob.StoredBlob;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That a store keeps what it is given, under a name that anyone can use. */
interface StoringContract {

  StoreFixture fixture();

  private BlobStore store() {
    return fixture().store();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3_000, 3_277, 200_000})
  default void givesBackWhatWasPut(int pairs) throws IOException {
    byte[] json = Blobs.covariance(pairs);

    BlobRef ref = put(store(), json);

    assertThat(read(store(), ref)).isEqualTo(json);
    assertThat(store().exists(ref)).isTrue();
    assertThat(ref.scheme()).isEqualTo(store().scheme());
    assertThat(ref.digest()).isEqualTo(ContentDigest.of(Algorithm.BLAKE3, json));
    assertThat(store().resolve(ref.toString())).isEqualTo(new RefCheck.Valid(ref));
  }

  /** Around the size of the blocks in which a blob is read. */
  @ParameterizedTest
  @ValueSource(ints = {65_535, 65_536, 65_537, 131_072, 262_144, 262_145, 524_288, 1_048_576})
  default void givesBackBlobsOfAnyLength(int length) throws IOException {
    byte[] json = ("[\"" + "x".repeat(length - 4) + "\"]").getBytes(StandardCharsets.UTF_8);

    assertThat(read(store(), put(store(), json))).isEqualTo(json).hasSize(length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"us-tech", "a:b c", "한국 ~ é", "...", "%2e%2e", "*?[x]", "-", "#1;a=b&c+d"})
  default void aConsumerFindsTheJsonUnderTheRefAsAPlainName(String name) throws IOException {
    byte[] json = Blobs.covariance(10);

    BlobRef ref = store().put(name, name, "covariance", json, TTL);

    assertThat(fixture().readPlainly(ref)).isEqualTo(json);
    assertThat(read(store(), BlobRef.of(ref.toString()))).isEqualTo(json);
    try (Stream<StoredBlob> blobs = store().list()) {
      assertThat(blobs.map(StoredBlob::ref)).containsExactly(ref);
    }
  }

  @Test
  default void theLongestWorldsAndVersionsHaveBlobsToo() throws IOException {
    byte[] json = Blobs.covariance(10);
    for (String longest : List.of("v".repeat(200), "한".repeat(200), "😀".repeat(200))) {
      BlobRef ref = store().put(longest, longest, "realized_returns", json, TTL);

      assertThat(read(store(), ref)).isEqualTo(json);
    }
  }

  @Test
  default void theSameBlobTwiceIsOne() throws IOException {
    byte[] json = Blobs.covariance(100);

    assertThat(put(store(), json)).isEqualTo(put(store(), json));
    try (Stream<StoredBlob> blobs = store().list()) {
      assertThat(blobs).hasSize(1);
    }
  }

  @Test
  default void sixteenThreadsThatPutTheSameBlobStoreOne() throws Exception {
    byte[] json = Blobs.covariance(2_000);
    Callable<BlobRef> put = () -> Blobs.put(store(), json);
    try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
      List<Future<BlobRef>> refs = threads.invokeAll(Stream.generate(() -> put).limit(48).toList());

      for (Future<BlobRef> ref : refs) {
        assertThat(read(store(), ref.get())).isEqualTo(json);
      }
    }
    try (Stream<StoredBlob> blobs = store().list()) {
      assertThat(blobs).hasSize(1);
    }
  }

  @Test
  default void otherContentUnderTheSameVersionHasARefOfItsOwn() throws IOException {
    BlobRef one = put(store(), Blobs.covariance(1));
    BlobRef two = put(store(), Blobs.covariance(2));

    assertThat(one).isNotEqualTo(two);
    assertThat(read(store(), one)).isEqualTo(Blobs.covariance(1));
  }

  @Test
  default void listsWhatIsThereAndPassesOverStrangers() throws IOException {
    Instant before = Instant.now().minusSeconds(2);
    fixture().addStranger();
    BlobRef small = put(store(), Blobs.covariance(1));
    BlobRef large = store().put("eu", "v1", "stress", Blobs.covariance(50), TTL);

    try (Stream<StoredBlob> blobs = store().list()) {
      assertThat(blobs)
          .allSatisfy(
              blob ->
                  assertThat(blob.lastModified())
                      .hasValueSatisfying(
                          time -> assertThat(time).isBetween(before, Instant.now().plusSeconds(2))))
          .extracting(StoredBlob::ref, StoredBlob::size)
          .containsExactlyInAnyOrder(
              tuple(small, (long) Blobs.covariance(1).length),
              tuple(large, (long) Blobs.covariance(50).length));
    }
  }

  @Test
  default void aDeletedBlobIsGoneAndDeletedOnce() throws IOException {
    BlobRef ref = put(store(), Blobs.covariance(1));

    assertThat(store().delete(ref)).isTrue();
    assertThat(store().exists(ref)).isFalse();
    assertThat(store().delete(ref)).isFalse();
    assertThat(fixture().everything()).isEmpty();
  }

  @Test
  default void aSourceThatFailsLeavesNothingBehind() throws IOException {
    BlobStore.Source source = () -> new BrokenTape(Blobs.covariance(20_000));

    assertThatThrownBy(() -> store().put("w", "v", "stress", source, TTL))
        .hasMessageContaining("the tape broke");
    assertThat(fixture().everything()).isEmpty();
  }

  @Test
  default void whatNoSnapshotCanHaveIsRefusedBeforeAnythingIsStored() throws IOException {
    byte[] json = Blobs.covariance(1);
    for (String bad : List.of("", ".", "..", "a/b", "../x", "a\\b", "a\nb", "a\u0000")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> store().put(bad, "v", "stress", json, TTL));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> store().put("w", bad, "stress", json, TTL));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> store().put("w", "v", "stress", json, Duration.ZERO));
    assertThat(fixture().everything()).isEmpty();
  }

  @Test
  default void theCheckOfAWorkingStoreSaysWhichItIsAndLeavesNothing() throws IOException {
    assertThat(store().check()).isInstanceOf(CheckResult.Ok.class);
    assertThat(fixture().everything()).isEmpty();
  }
}
