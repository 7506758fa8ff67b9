package io.riskhub.hub.config.file;

import io.riskhub.hub.config.reference.AuditKey;
import io.riskhub.hub.config.settings.AuditSettings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads what a configuration file says of the audit. */
final class AuditSection {

  private AuditSection() {}

  /**
   * The settings below {@code risk_hub}.
   *
   * @param file the file, which paths in it are relative to
   */
  static AuditSettings read(ConfigSection hub, Path file) {
    ConfigSection audit = hub.section("audit");
    AuditSettings settings =
        new AuditSettings(
            audit.flag(AuditKey.ENABLED),
            path(audit.text(AuditKey.DIR), file),
            audit.number(AuditKey.MAX_FILE_MB),
            audit.flag(AuditKey.SYNC),
            path(audit.text(AuditKey.KEY_FILE), file));
    audit.refuseOthers();
    return settings;
  }

  private static @Nullable Path path(@Nullable String text, Path file) {
    return text == null ? null : file.resolveSibling(text);
  }
}
