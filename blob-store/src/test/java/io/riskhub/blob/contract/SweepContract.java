package io.riskhub.blob.contract;

import static io.riskhub.blob.contract.Blobs.put;
import static org.assertj.core.api.Assertions.assertThat;

import io.riskhub.blob.BlobRef;
import io.riskhub.blob.BlobStore;
import io.riskhub.blob.StoredBlob;
import io.riskhub.blob.sweep.BlobSweep;
import io.riskhub.blob.sweep.BlobSweep.Summary;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That a sweep takes what is old and unnamed, and nothing else. */
interface SweepContract {

  StoreFixture fixture();

  private BlobStore store() {
    return fixture().store();
  }

  @Test
  default void theSweepTakesOldBlobsThatNoSnapshotNames() throws IOException {
    BlobRef named = put(store(), Blobs.covariance(1));
    BlobRef unnamed = put(store(), Blobs.covariance(2));
    fixture().addStranger();

    Summary summary = inTwoHours().sweep(named::equals, Duration.ofHours(1));

    assertThat(summary)
        .isEqualTo(new Summary(2, 1, 0, 0, 1, Blobs.covariance(2).length, 0, List.of()));
    assertThat(store().exists(named)).isTrue();
    assertThat(store().exists(unnamed)).isFalse();
  }

  @Test
  default void theSweepLeavesYoungBlobs() throws IOException {
    BlobRef young = put(store(), Blobs.covariance(1));

    Summary summary = inTwoHours().sweep(ref -> false, Duration.ofHours(3));

    assertThat(summary).isEqualTo(new Summary(1, 0, 1, 0, 0, 0, 0, List.of()));
    assertThat(store().exists(young)).isTrue();
  }

  @Test
  default void aPreviewTellsTheSameAndTakesNothing() throws IOException {
    BlobRef named = put(store(), Blobs.covariance(1));
    BlobRef unnamed = put(store(), Blobs.covariance(2));

    List<StoredBlob> previewed = new ArrayList<>();

    Summary preview = inTwoHours().preview(named::equals, Duration.ofHours(1), previewed::add);

    assertThat(store().exists(unnamed)).isTrue();
    assertThat(previewed).extracting(StoredBlob::ref).containsExactly(unnamed);
    assertThat(preview).isEqualTo(inTwoHours().sweep(named::equals, Duration.ofHours(1)));
    assertThat(store().exists(unnamed)).isFalse();
  }

  @Test
  default void theSweepOfAnEmptyStoreFindsNothing() throws IOException {
    assertThat(inTwoHours().sweep(ref -> false, Duration.ZERO))
        .isEqualTo(new Summary(0, 0, 0, 0, 0, 0, 0, List.of()));
  }

  private BlobSweep inTwoHours() {
    return new BlobSweep(store(), Clock.offset(Clock.systemUTC(), Duration.ofHours(2)));
  }
}
