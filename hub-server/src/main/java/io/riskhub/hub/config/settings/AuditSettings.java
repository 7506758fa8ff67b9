package io.riskhub.hub.config.settings;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What is taken down of who did what.
 *
 * @param enabled whether anything is
 * @param directory where
 * @param maxFileMebibytes how large a file may grow
 * @param sync whether lines are forced to the disk
 * @param keyFile a file with the key of the lines' hashes
 */
public record AuditSettings(
    @Nullable Boolean enabled,
    @Nullable Path directory,
    @Nullable Integer maxFileMebibytes,
    @Nullable Boolean sync,
    @Nullable Path keyFile) {

  /** Far more lines than a person reads, and few files a year. */
  public static final int DEFAULT_MAX_FILE_MB = 64;

  /** Says nothing. */
  public static final AuditSettings NONE = new AuditSettings(null, null, null, null, null);

  AuditSettings over(AuditSettings weaker) {
    return new AuditSettings(
        Either.of(enabled, weaker.enabled),
        Either.of(directory, weaker.directory),
        Either.of(maxFileMebibytes, weaker.maxFileMebibytes),
        Either.of(sync, weaker.sync),
        Either.of(keyFile, weaker.keyFile));
  }
}
