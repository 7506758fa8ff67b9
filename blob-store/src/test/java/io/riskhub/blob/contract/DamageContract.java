package io.riskhub.blob.contract;

import static io.riskhub.blob.contract.Blobs.put;
import static io.riskhub.blob.contract.Blobs.read;
import static io.riskhub.blob.contract.Blobs.troubleOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.riskhub.blob.BlobException;
import io.riskhub.blob.BlobException.Reason;
import io.riskhub.blob.BlobRef;
import io.riskhub.blob.BlobStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That a wrong blob never passes for the right one, and is named for what it is. */
interface DamageContract {

  StoreFixture fixture();

  private BlobStore store() {
    return fixture().store();
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 10_000})
  default void aChangedByteIsTold(int pairs) throws IOException {
    byte[] json = Blobs.covariance(pairs);
    BlobRef ref = put(store(), json);
    for (int at = 0; at < json.length; at += Math.max(1, json.length / 80)) {
      byte[] changed = json.clone();
      changed[at] ^= 1;
      fixture().overwrite(ref, changed);

      assertThat(troubleOf(store(), ref)).as("byte %d", at).isEqualTo(Reason.CHANGED);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 10_000})
  default void aBlobThatIsCutIsTold(int pairs) throws IOException {
    byte[] json = Blobs.covariance(pairs);
    BlobRef ref = put(store(), json);
    for (int length = 0; length < json.length; length += Math.max(1, json.length / 80)) {
      fixture().overwrite(ref, Arrays.copyOf(json, length));

      assertThat(troubleOf(store(), ref)).as("%d of %d", length, json.length).isEqualTo(Reason.CUT);
    }
  }

  @Test
  default void aBlobThatGrewIsTold() throws IOException {
    byte[] json = Blobs.covariance(5);
    BlobRef ref = put(store(), json);
    fixture().overwrite(ref, Arrays.copyOf(json, json.length + 1));

    assertThat(troubleOf(store(), ref)).isEqualTo(Reason.CHANGED);
  }

  @Test
  default void aBlobThatIsGoneIsTold() throws IOException {
    BlobRef ref = put(store(), Blobs.covariance(5));
    store().delete(ref);

    assertThatExceptionOfType(BlobException.class)
        .isThrownBy(() -> store().open(ref))
        .withMessageContaining(ref.toString())
        .extracting(BlobException::reason)
        .isEqualTo(Reason.GONE);
  }

  /** A JSON parser stops at the last brace and never sees the end of the stream. */
  @ParameterizedTest
  @ValueSource(ints = {5, 10_000, 60_000})
  default void theEndOfAWrongBlobIsNeverHandedOut(int pairs) throws IOException {
    byte[] json = Blobs.covariance(pairs);
    BlobRef ref = put(store(), json);
    byte[] changed = json.clone();
    changed[7] ^= 1;
    fixture().overwrite(ref, changed);

    ByteArrayOutputStream handedOut = new ByteArrayOutputStream();
    try (InputStream blob = store().open(ref)) {
      assertThatExceptionOfType(BlobException.class)
          .isThrownBy(
              () -> {
                for (int next = blob.read(); next >= 0; next = blob.read()) {
                  handedOut.write(next);
                }
              });
      assertThatExceptionOfType(BlobException.class)
          .as("asked once more")
          .isThrownBy(() -> blob.read(new byte[10]));
    }
    assertThat(handedOut.size()).isLessThanOrEqualTo(Math.max(0, json.length - 16));
  }

  @Test
  default void aPutMendsADamagedBlob() throws IOException {
    byte[] json = Blobs.covariance(100);
    BlobRef ref = put(store(), json);
    byte[] changed = json.clone();
    changed[7] ^= 1;
    for (byte[] damaged : new byte[][] {changed, Arrays.copyOf(json, 50), {}}) {
      fixture().overwrite(ref, damaged);

      assertThat(put(store(), json)).isEqualTo(ref);
      assertThat(read(store(), ref)).isEqualTo(json);
    }
  }
}
