package io.riskhub.blob.s3;

import static io.riskhub.blob.contract.Blobs.put;
import static io.riskhub.blob.contract.Blobs.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riskhub.blob.BlobRef;
import io.riskhub.blob.BlobStore;
import io.riskhub.blob.BlobStoreSettings;
import io.riskhub.blob.StoredBlob;
import io.riskhub.blob.contract.BlobStoreContract;
import io.riskhub.blob.contract.Blobs;
import io.riskhub.blob.contract.StoreFixture;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Request;

class S3BlobStoreTest extends BlobStoreContract {

  private static final byte[] JSON = Blobs.covariance(3);

  @Override
  protected StoreFixture newFixture() {
    return new S3StoreFixture();
  }

  private S3StoreFixture s3() {
    return (S3StoreFixture) fixture();
  }

  /** The conditions of the puts so far. */
  private static List<Optional<String>> puts(CountingS3Client client) {
    return client.requests(PutObjectRequest.class).stream()
        .map(put -> Optional.ofNullable(put.ifNoneMatch()))
        .toList();
  }

  @Test
  void theRefIsBucketAndKey() throws IOException {
    BlobRef ref = put(s3().store(), JSON);

    assertThat(ref)
        .hasToString(
            "s3://%s/%s/us-tech/2026-03-01T12%%3A00%%3A00Z-covariance.%s.json",
            s3().settings().bucket(), s3().settings().prefix(), ref.digest().hex());
  }

  @Test
  void theSecondPutOfABlobWritesNothing() throws IOException {
    put(s3().store(), JSON);
    put(s3().store(), JSON);

    assertThat(puts(s3().client())).containsExactly(Optional.of("*"), Optional.of("*"));
  }

  @Test
  void anOldBlobIsWrittenAnewSoThatNoSweepTakesItBeforeItsSnapshotComes() throws IOException {
    put(s3().store(), JSON);
    try (BlobStore later =
        s3().store(s3().client(), Clock.offset(Clock.systemUTC(), Duration.ofMinutes(6)))) {
      put(later, JSON);
    }
    assertThat(puts(s3().client()))
        .containsExactly(Optional.of("*"), Optional.of("*"), Optional.empty());
  }

  @Test
  void anS3WithoutConditionalPutsIsWrittenToWithoutCondition() throws IOException {
    CountingS3Client old =
        new CountingS3Client(S3Connection.open(s3().settings())) {
          @Override
          protected <T extends S3Request, R> R invokeOperation(
              T request, Function<T, R> operation) {
            if (request instanceof PutObjectRequest put && put.ifNoneMatch() != null) {
              throw S3Exception.builder().statusCode(501).message("NotImplemented").build();
            }
            return super.invokeOperation(request, operation);
          }
        };
    try (BlobStore store = s3().store(old, Clock.systemUTC())) {
      assertThat(read(store, put(store, JSON))).isEqualTo(JSON);
      assertThat(put(store, JSON)).isEqualTo(put(store, JSON));
    }
    assertThat(puts(old)).containsExactly(Optional.empty());
  }

  @Test
  void listsPageByPage() throws IOException {
    List<BlobRef> refs =
        IntStream.range(0, 7)
            .mapToObj(
                i -> {
                  try {
                    return put(s3().store(), Blobs.covariance(i));
                  } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                  }
                })
            .toList();

    try (Stream<StoredBlob> blobs = s3().store().list(2)) {
      assertThat(blobs.map(StoredBlob::ref)).containsExactlyInAnyOrderElementsOf(refs);
    }
    assertThat(s3().client().requests(ListObjectsV2Request.class)).hasSize(4);
  }

  @Test
  void aSourceThatGivesOtherBytesTheSecondTimeStoresNothing() throws IOException {
    Iterator<byte[]> bytes = Stream.iterate(0, i -> i + 1).map(Blobs::covariance).iterator();

    assertThatThrownBy(
            () ->
                s3().store()
                    .put(
                        "w",
                        "v",
                        "stress",
                        () -> new ByteArrayInputStream(bytes.next()),
                        Blobs.TTL))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("the blob was changed");
    try (Stream<StoredBlob> blobs = s3().store().list()) {
      assertThat(blobs).isEmpty();
    }
  }

  @Test
  void aStoreNeedsNoPrefix() throws IOException {
    try (S3BlobStore store = new S3BlobStore(TestS3.shared(""))) {
      BlobRef ref = put(store, JSON);
      try {
        assertThat(ref.toString()).startsWith("s3://" + s3().settings().bucket() + "/us-tech/");
        assertThat(read(store, ref)).isEqualTo(JSON);
      } finally {
        store.delete(ref);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ab", "Bucket", "a/b", "bucket_", "..."})
  void aNameThatNoBucketHasIsRefusedAtOnce(String bucket) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new S3BlobStore(settings(bucket, "p", "http://127.0.0.1:1")))
        .withMessageContaining("a bucket has 3 to 63");
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "a/../b", "a//b", "a\nb", "a\\b"})
  void aPrefixThatLeadsElsewhereIsRefusedAtOnce(String prefix) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new S3BlobStore(settings("bucket", prefix, "http://127.0.0.1:1")))
        .withMessageContaining("a prefix no empty part");
  }

  @Test
  void aPrefixThatLeavesNoRoomForNamesIsRefusedAtOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new S3BlobStore(settings("bucket", "p".repeat(624), "http://127.0.0.1:1")))
        .withMessageContaining("at most 1,024 bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:9000", "ftp://host", "http:///path", "http://k:hidden@h"})
  void anEndpointThatIsNoneIsRefusedAtOnce(String endpoint) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new S3BlobStore(settings("bucket", "p", endpoint)))
        .withMessageContaining("http://host[:port]")
        .withMessageNotContaining("hidden");
  }

  private static BlobStoreSettings.S3 settings(String bucket, String prefix, String endpoint) {
    return new BlobStoreSettings.S3(
        bucket,
        prefix,
        Optional.of(URI.create(endpoint)),
        Optional.empty(),
        Optional.of(new BlobStoreSettings.Credentials("key", "secret")));
  }
}
