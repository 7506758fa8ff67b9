package io.riskhub.blob.file;

import static io.riskhub.blob.contract.Blobs.put;
import static io.riskhub.blob.contract.Blobs.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.riskhub.blob.BlobException;
import io.riskhub.blob.BlobException.Reason;
import io.riskhub.blob.BlobRef;
import io.riskhub.blob.CheckResult;
import io.riskhub.blob.contract.BlobStoreContract;
import io.riskhub.blob.contract.Blobs;
import io.riskhub.blob.contract.StoreFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonBlobStoreTest extends BlobStoreContract {

  @TempDir private Path directory;

  @Override
  protected StoreFixture newFixture() throws IOException {
    return new FileStoreFixture(directory);
  }

  @Test
  void theRefIsThePathBelowTheConfiguredDirectory() throws IOException {
    BlobRef ref = put(new JsonBlobStore(directory), Blobs.covariance(1));

    assertThat(ref)
        .hasToString(
            "file://%s/us-tech/2026-03-01T12%%3A00%%3A00Z-covariance.%s.json",
            directory, ref.digest().hex());
  }

  @Test
  void aStoreBehindALinkKeepsTheLinksName() throws IOException {
    Path real = Files.createDirectory(directory.resolve("real"));
    Path link = Files.createSymbolicLink(directory.resolve("link"), real);
    JsonBlobStore store = new JsonBlobStore(link);

    BlobRef ref = put(store, Blobs.covariance(1));

    assertThat(ref.toString()).startsWith("file://" + link + "/");
    assertThat(read(store, ref)).isEqualTo(Blobs.covariance(1));
  }

  @Test
  void aWorldThatIsALinkOutsideIsNotWrittenTo() throws IOException {
    Path base = Files.createDirectory(directory.resolve("base"));
    Path outside = Files.createDirectory(directory.resolve("elsewhere"));
    Files.createSymbolicLink(base.resolve("us-tech"), outside);

    assertThatExceptionOfType(BlobException.class)
        .isThrownBy(() -> put(new JsonBlobStore(base), Blobs.covariance(1)))
        .withMessageContaining("leads outside of")
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.FOREIGN));
    assertThat(outside).isEmptyDirectory();
  }

  @Test
  void aWorldThatIsAFileIsToldAsSuch() throws IOException {
    Files.writeString(directory.resolve("us-tech"), "");

    assertThatExceptionOfType(BlobException.class)
        .isThrownBy(() -> put(new JsonBlobStore(directory), Blobs.covariance(1)))
        .withMessageEndingWith(directory.resolve("us-tech") + " is a file, and no folder")
        .satisfies(trouble -> assertThat(trouble.reason()).isEqualTo(Reason.UNAVAILABLE));
  }

  @Test
  void aDirectoryThatCannotBeMadeFailsTheCheckWithItsName() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");
    Path base = file.resolve("blobs");

    assertThat(new JsonBlobStore(base).check())
        .isInstanceOfSatisfying(
            CheckResult.Failed.class,
            failed -> assertThat(failed.reason()).contains("cannot", file.toString()));
  }

  @Test
  void aDirectoryThatCannotStandInARefIsRefusedAtOnce() {
    for (String name : new String[] {"/", "/a\nb", "/a\\b", "/" + "x/".repeat(2_100)}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new JsonBlobStore(Path.of(name)))
          .withMessageContaining("blobs cannot be kept in");
    }
  }

  @Test
  void oneFileThatCannotBeReachedIsNoOutageAndAFolderThatIsNoneIsOne() throws IOException {
    Path base = Files.createDirectory(directory.resolve("base"));
    JsonBlobStore store = new JsonBlobStore(base);
    BlobRef ref = put(store, Blobs.covariance(1));
    BlobRef other = put(store, Blobs.covariance(2));
    Path file = Path.of(ref.location());
    Files.delete(file);
    // A link to itself: no user whatever can follow it.
    Files.createSymbolicLink(file, file);

    assertThatExceptionOfType(BlobException.class)
        .isThrownBy(() -> read(store, ref))
        .withMessageContaining(ref.toString())
        .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.REFUSED));
    assertThat(read(store, other)).isEqualTo(Blobs.covariance(2));

    Files.move(base, directory.resolve("aside"));
    Files.writeString(base, "not a folder");
    assertThat(Blobs.troubleOf(store, ref)).isEqualTo(Reason.UNAVAILABLE);
  }

  @Test
  void aFileThatMayNotBeReadIsNoOutageAndAFolderThatMayNotIsOne() throws IOException {
    Path base = Files.createDirectory(directory.resolve("base"));
    JsonBlobStore store = new JsonBlobStore(base);
    BlobRef ref = put(store, Blobs.covariance(1));
    Path file = Path.of(ref.location());
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeThat(Files.isReadable(file)).as("root may read everything").isFalse();

    assertThat(Blobs.troubleOf(store, ref)).isEqualTo(Reason.REFUSED);
    Files.setPosixFilePermissions(base, PosixFilePermissions.fromString("---------"));
    try {
      assertThat(Blobs.troubleOf(store, ref)).isEqualTo(Reason.UNAVAILABLE);
    } finally {
      Files.setPosixFilePermissions(base, PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void anythingButAPlainFileUnderABlobsNameIsNoBlob() throws IOException {
    JsonBlobStore store = new JsonBlobStore(directory);
    BlobRef ref = put(store, Blobs.covariance(1));
    Files.delete(directory.resolve(Path.of(ref.location())));
    Files.createDirectory(Path.of(ref.location()));

    assertThat(store.exists(ref)).isFalse();
    assertThat(Blobs.troubleOf(store, ref)).isEqualTo(Reason.GONE);
  }
}
