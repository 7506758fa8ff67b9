package io.riskhub.hub.config.reference;

import io.riskhub.contract.ContractLimits;
import io.riskhub.hub.config.settings.BlobSettings;
import org.jspecify.annotations.Nullable;

/** The bounds of snapshots. */
public enum LimitKey implements Setting {
  INLINE_THRESHOLD(
      hub("inline_cov_threshold"),
      new Form.Whole(0, 1_000_000, "pairs, points or scenarios"),
      String.valueOf(BlobSettings.DEFAULT_INLINE_THRESHOLD),
      "--inline-threshold",
      "100",
      "up to which size a field stays in the snapshot; `riskhub push` makes larger ones blobs"),
  TTL_DEFAULT(
      hub("ttl_sec_default"),
      new Form.Whole(1, ContractLimits.TTL_SECONDS_CEILING, "seconds"),
      String.valueOf(ContractLimits.DEFAULT.ttlSecondsDefault()),
      null,
      "900",
      "the time to live of a snapshot that names none"),
  TTL_MAX(
      hub("ttl_sec_max"),
      new Form.Whole(1, ContractLimits.TTL_SECONDS_CEILING, "seconds"),
      String.valueOf(ContractLimits.DEFAULT.ttlSecondsMax()),
      null,
      "86400",
      "the longest time to live that a snapshot may name"),
  MAX_CLOCK_SKEW(
      hub("max_clock_skew_sec"),
      new Form.Whole(0, 86_400, "seconds"),
      String.valueOf(ContractLimits.DEFAULT.maxClockSkew().toSeconds()),
      null,
      "300",
      "how far ahead of the hub's clock `as_of` and `created_at` may be");

  @SuppressWarnings("ImmutableEnumChecker") // forms are records of texts, numbers and fixed lists
  private final Definition definition;

  LimitKey(
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

  private static String hub(String key) {
    return "risk_hub." + key;
  }
}
