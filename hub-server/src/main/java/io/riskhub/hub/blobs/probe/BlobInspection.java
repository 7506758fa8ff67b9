package io.riskhub.hub.blobs.probe;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.riskhub.blob.BlobException;
import io.riskhub.blob.BlobRef;
import io.riskhub.blob.BlobRef.Scheme;
import io.riskhub.blob.BlobStore;
import io.riskhub.blob.BlobStoreSettings;
import io.riskhub.hub.probe.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a blob into a store, reads it back with its proof, and removes it. */
public final class BlobInspection {

  private static final Logger LOG = LoggerFactory.getLogger(BlobInspection.class);

  private static final String READ = "blobs.read";
  private static final String WRITE = "blobs.write";

  private static final String WORLD = "riskhub-doctor";
  private static final Duration TTL = Duration.ofMinutes(1);

  private static final String NOT_PUT = "no blob can be put and read back: ";

  private static final String FIX =
      "mend the store, or correct risk_hub.blob_store (--blob-…) and its credentials";

  private final BlobStoreSettings settings;
  private final BlobStore store;

  public BlobInspection(BlobStoreSettings settings, BlobStore store) {
    this.settings = settings;
    this.store = store;
  }

  /**
   * Whether the store can be read, which a hub needs, and written, which producers need.
   *
   * @param findings takes each as soon as it is made
   */
  public void look(List<Finding> findings) {
    if (settings instanceof BlobStoreSettings.Files files
        && Files.notExists(files.directory())
        && isMakeable(files.directory())) {
      findings.add(Finding.ok(READ, "no blob yet; the first one makes " + files.directory()));
      findings.add(Finding.skipped(WRITE, "the directory is still to be made"));
      return;
    }
    Optional<BlobException> trouble = BlobProbe.trouble(settings, store);
    if (trouble.isPresent()) {
      findings.add(Finding.unavailable(READ, String.valueOf(trouble.get().getMessage()), FIX));
      findings.add(Finding.skipped(WRITE, "not tried: the store cannot be read"));
      return;
    }
    findings.add(Finding.ok(READ, "the " + kind() + " store answers"));
    findings.add(roundTrip());
  }

  private Finding roundTrip() {
    byte[] blob = ("\"" + UUID.randomUUID() + "\"").getBytes(US_ASCII);
    try {
      BlobRef ref = store.put(WORLD, "probe", "probe", blob, TTL);
      try (InputStream back = store.open(ref)) {
        if (!Arrays.equals(back.readAllBytes(), blob)) {
          return Finding.unfit(WRITE, "a blob came back changed", "look at the store's disks");
        }
      } finally {
        remove(ref);
      }
      return Finding.ok(WRITE, "a blob was put, read back with its proof, and removed");
    } catch (BlobException e) {
      return refused(e);
    } catch (IOException e) {
      return Finding.unfit(WRITE, NOT_PUT + e.getMessage(), FIX);
    }
  }

  /** A hub never writes a blob, and so may lack the right where rights are given one by one. */
  private Finding refused(BlobException trouble) {
    String found = NOT_PUT + trouble.getMessage();
    if (trouble.reason().isDamage()) {
      return Finding.unfit(WRITE, found, FIX);
    }
    return settings instanceof BlobStoreSettings.S3
        ? Finding.doubtful(
            WRITE,
            found,
            "a hub need not write; see that producers have credentials that may put objects")
        : Finding.of(
            WRITE,
            trouble.reason() == BlobException.Reason.UNAVAILABLE
                ? Finding.State.UNAVAILABLE
                : Finding.State.UNFIT,
            found,
            FIX);
  }

  /** Leaves no folder behind either, which would be that of whoever asked. */
  private void remove(BlobRef ref) throws IOException {
    boolean unused = store.delete(ref);
    Path folder = ref.scheme() == Scheme.FILE ? Path.of(ref.location()).getParent() : null;
    if (folder != null) {
      try {
        Files.deleteIfExists(folder);
      } catch (DirectoryNotEmptyException e) {
        LOG.debug("another one looks at the same time", e);
      }
    }
  }

  private static boolean isMakeable(Path directory) {
    Path there = directory.toAbsolutePath().normalize();
    while (there.getParent() != null && Files.notExists(there)) {
      there = there.getParent();
    }
    return Files.isDirectory(there) && Files.isWritable(there);
  }

  private String kind() {
    return switch (settings) {
      case BlobStoreSettings.Files files -> "file";
      case BlobStoreSettings.S3 s3 -> "S3";
      case BlobStoreSettings.Redis redis -> "Redis";
    };
  }
}
