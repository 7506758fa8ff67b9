package io.riskhub.blob.contract;

import static io.riskhub.blob.contract.Blobs.put;
import static io.riskhub.blob.contract.Blobs.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.riskhub.blob.BlobException;
import io.riskhub.blob.BlobException.Reason;
import io.riskhub.blob.BlobRef;
import io.riskhub.blob.BlobStore;
import io.riskhub.blob.RefCheck;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That a ref to elsewhere is refused with a reason, and never opened. */
interface ForeignRefContract {

  StoreFixture fixture();

  @Test
  default void aThousandForeignRefsAreRefusedAndNeverOpened() throws IOException {
    BlobStore store = fixture().store();
    BlobRef own = put(store, Blobs.covariance(5));
    Random random = new Random(20_260_301);
    List<String> foreign =
        Stream.concat(
                fixture().foreignRefs(own, random),
                Stream.generate(() -> ForeignRefs.any(own, random)).limit(1_000))
            .filter(text -> !text.equals(own.toString()))
            .toList();
    assertThat(foreign).hasSizeGreaterThan(1_000);
    long before = fixture().opens();

    for (String text : foreign) {
      assertThat(store.resolve(text))
          .as(text)
          .isInstanceOfSatisfying(
              RefCheck.Refused.class,
              refused -> assertThat(refused.reason()).isNotBlank().hasSizeLessThan(2_000));
      if (BlobRef.parse(text) instanceof RefCheck.Valid valid) {
        refusesEverything(store, valid.ref());
      }
    }

    assertThat(fixture().opens()).isEqualTo(before);
    read(store, own);
    assertThat(fixture().opens()).as("an opening is counted").isGreaterThan(before);
  }

  private static void refusesEverything(BlobStore store, BlobRef ref) {
    assertThatExceptionOfType(BlobException.class)
        .isThrownBy(() -> store.open(ref))
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.FOREIGN));
    assertThatExceptionOfType(BlobException.class).isThrownBy(() -> store.exists(ref));
    assertThatExceptionOfType(BlobException.class).isThrownBy(() -> store.delete(ref));
  }
}
