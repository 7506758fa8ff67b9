package io.riskhub.cli.doctor.check;

import io.riskhub.blob.BlobStoreSettings;
import io.riskhub.cli.options.Environment;
import io.riskhub.cli.output.HumanSize;
import io.riskhub.hub.HubConfig;
import io.riskhub.hub.HubStorage;
import io.riskhub.hub.probe.Finding;
import io.riskhub.hub.probe.Remedy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Can the hub write where it keeps data itself, and is there room? */
public final class DataDirectory {

  private static final String SUBJECT = "data.directory";
  private static final String ROOM = "data.room";

  private static final long LITTLE = 1L << 30;
  private static final long TOO_LITTLE = 64L << 20;

  private final HubConfig config;
  private final boolean shared;
  private final Path path;

  /**
   * @param shared whether nothing is to be kept there
   */
  public DataDirectory(HubConfig config, boolean shared) {
    this.config = config;
    this.shared = shared;
    this.path = config.dataDirectory().toAbsolutePath().normalize();
  }

  public Check check() {
    return new Check(SUBJECT, path.toString(), this::look);
  }

  private void look(List<Finding> findings) {
    if (shared || (config.dsn().isPresent() && !holdsBlobs())) {
      findings.add(Finding.skipped(SUBJECT, "this hub keeps nothing on this machine"));
      return;
    }
    Path there = path;
    while (there.getParent() != null && Files.notExists(there)) {
      there = there.getParent();
    }
    if (!Files.isDirectory(there) || !Files.isWritable(there)) {
      findings.add(
          Finding.unfit(
              SUBJECT,
              there + " cannot be written",
              "give the hub's user the right to write it, or choose another with --data-dir"));
      return;
    }
    findings.add(there.equals(path) ? Finding.ok(SUBJECT, path + " can be written") : missing());
    findings.add(room(there));
  }

  private boolean holdsBlobs() {
    return config.blobs() instanceof BlobStoreSettings.Files files
        && files.directory().toAbsolutePath().normalize().startsWith(path);
  }

  /** The default one is made at the first start; that a named one is missing may be a mistake. */
  private Finding missing() {
    return config.dataDirectory().equals(Environment.dataDirectory())
        ? Finding.ok(SUBJECT, path + " is made when the hub starts")
        : Finding.doubtful(
                SUBJECT,
                path + " is not there",
                "mount it if it should be, else riskhub doctor --fix or the hub's start makes it")
            .with(
                new Remedy(
                    "make the data directory " + path, () -> HubStorage.makeDataDirectory(config)));
  }

  private static Finding room(Path there) {
    // Not that of its file store, which in a container may be none that is mounted there.
    long bytes = there.toFile().getUsableSpace();
    String found = HumanSize.of(bytes) + " free";
    String fix = "free some space, or choose another disk with --data-dir";
    if (bytes < TOO_LITTLE) {
      return Finding.unfit(ROOM, found, fix);
    }
    return bytes < LITTLE ? Finding.doubtful(ROOM, found, fix) : Finding.ok(ROOM, found);
  }
}
