package io.riskhub.hub.config.audit;

import io.riskhub.hub.audit.AuditConfig;
import io.riskhub.hub.config.settings.AuditSettings;
import io.riskhub.hub.config.settings.HubSettings;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** Says where the audit is, for the hub and for commands that change something beside it. */
public final class AuditConfigs {

  private static final String DEFAULT_DIRECTORY = "audit";

  private AuditConfigs() {}

  /**
   * Where the audit is; empty if nothing is taken down. Nothing is opened.
   *
   * @param defaultDataDirectory where the hub keeps data when the settings do not say
   */
  public static Optional<AuditConfig> resolve(HubSettings settings, Path defaultDataDirectory) {
    AuditSettings audit = settings.audit();
    if (!Objects.requireNonNullElse(audit.enabled(), true)) {
      return Optional.empty();
    }
    Path data = Objects.requireNonNullElse(settings.server().dataDirectory(), defaultDataDirectory);
    int mebibytes =
        Objects.requireNonNullElse(audit.maxFileMebibytes(), AuditSettings.DEFAULT_MAX_FILE_MB);
    return Optional.of(
        new AuditConfig(
            Objects.requireNonNullElseGet(audit.directory(), () -> data.resolve(DEFAULT_DIRECTORY)),
            (long) mebibytes << 20,
            Objects.requireNonNullElse(audit.sync(), true),
            Optional.ofNullable(audit.keyFile())));
  }
}
