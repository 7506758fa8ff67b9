package io.riskhub.hub.audit;

import io.riskhub.hub.audit.chain.ChainHash;
import io.riskhub.hub.audit.chain.ChainSettings;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where and how the audit is written.
 *
 * @param directory the files' own
 * @param maxFileBytes how large a file may grow
 * @param sync whether lines are forced to the disk before they count
 * @param keyFile a file with the key of the lines' hashes; empty for hashes that everybody can make
 */
public record AuditConfig(Path directory, long maxFileBytes, boolean sync, Optional<Path> keyFile) {

  ChainSettings chain(String name, ChainHash hash) {
    return new ChainSettings(directory, name, hash, maxFileBytes, sync);
  }
}
