package io.riskhub.hub.config.demand;

import io.riskhub.blob.BlobRef.Scheme;
import io.riskhub.hub.config.settings.HubSettings;
import java.util.List;
import java.util.regex.Pattern;

/** A setting that the profile prod has no default for. */
public enum Demand {
  DATABASE(
      "worldservice\\.server\\.dsn",
      "worldservice.server.dsn (--dsn, RISKHUB_DSN) is missing; profile prod keeps snapshots in"
          + " PostgreSQL, set it to postgresql://user:password@host:port/database"),
  REDIS(
      "worldservice\\.server\\.redis",
      "worldservice.server.redis (--redis, RISKHUB_REDIS) is missing; hubs of profile prod share a"
          + " Redis 6.2 or newer, set it to redis://user:password@host:port"),
  BUS(
      "worldservice\\.server\\.controlbus_brokers",
      "worldservice.server.controlbus_brokers (--brokers, RISKHUB_BROKERS) is missing; profile prod"
          + " announces events over Kafka, set it to the host:port of some brokers"),
  BLOBS(
      "risk_hub\\.blob_store\\.type",
      "risk_hub.blob_store.type (--blob-type, RISKHUB_BLOB_TYPE) is missing or file; profile prod"
          + " keeps blobs where all hubs see them, set it to s3 or redis"),
  TOKEN(
      "risk_hub\\.tokens?(_file)?\\b|tokens?\\[|the tokens? ",
      "risk_hub.token is missing; profile prod answers nobody without one, set risk_hub.tokens_file,"
          + " risk_hub.token_file (--token-file) or RISKHUB_TOKEN"),
  AUDIT(
      "risk_hub\\.audit\\.enabled",
      "risk_hub.audit.enabled is false; profile prod takes down who did what, leave it out or set it"
          + " to true");

  private final Pattern subject;
  private final String message;

  /**
   * @param subject a pattern of how messages name it
   */
  Demand(String subject, String message) {
    this.subject = Pattern.compile(subject);
    this.message = message;
  }

  boolean isMetBy(HubSettings settings) {
    return switch (this) {
      case DATABASE -> settings.server().dsn() != null;
      case REDIS -> settings.server().redis() != null;
      case BUS -> settings.bus().brokers() != null;
      case BLOBS -> settings.blobs().type() != null && settings.blobs().type() != Scheme.FILE;
      case TOKEN -> settings.access().hasToken();
      case AUDIT -> !Boolean.FALSE.equals(settings.audit().enabled());
    };
  }

  /** Whether it seems missing only because what was given is wrong. */
  public boolean isToldIn(List<String> problems) {
    return problems.stream().anyMatch(problem -> subject.matcher(problem).find());
  }

  /** What is missing, why, and what to set. */
  String message() {
    return message;
  }
}
