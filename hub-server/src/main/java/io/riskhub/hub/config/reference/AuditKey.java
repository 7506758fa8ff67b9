package io.riskhub.hub.config.reference;

import io.riskhub.hub.config.settings.AuditSettings;
import org.jspecify.annotations.Nullable;

/** What is taken down of who did what. */
public enum AuditKey implements Setting {
  ENABLED(
      audit("enabled"),
      new Form.Flag(),
      "true; `profile: prod` insists on it",
      null,
      "true",
      "whether every write, refusal, use of a token and administrative command is taken down;"
          + " writes are refused while that cannot be done"),
  DIR(
      audit("dir"),
      new Form.Text("path"),
      "`audit` in the data directory",
      null,
      "/var/lib/riskhub/audit",
      "where the files of the audit are; each process of this machine writes its own"),
  MAX_FILE_MB(
      audit("max_file_mb"),
      new Form.Whole(1, 4_096, "mebibytes"),
      String.valueOf(AuditSettings.DEFAULT_MAX_FILE_MB),
      null,
      "64",
      "how large a file may grow before the next one is begun; none is ever removed"),
  SYNC(
      audit("sync"),
      new Form.Flag(),
      "true",
      null,
      "true",
      "whether a line is forced to the disk before it counts; if not, a loss of power can cost the"
          + " last lines, which is noticed then"),
  KEY_FILE(
      audit("key_file"),
      new Form.Text("path"),
      "none",
      null,
      "/etc/riskhub/audit.key",
      "a file with a key of 16 bytes or more: hashes are made with it, so that who can write the"
          + " files and has no key cannot forge them");

  @SuppressWarnings("ImmutableEnumChecker") // forms are records of texts, numbers and fixed lists
  private final Definition definition;

  AuditKey(
      String path,
      Form form,
      String standard,
      @Nullable String flag,
      String example,
      String meaning) {
    this.definition = new Definition(path, form, standard, flag, example, meaning);
  }

  @Override
  public Definition definition() {
    return definition;
  }

  private static String audit(String key) {
    return "risk_hub.audit." + key;
  }
}
