package io.riskhub.cli.options;

import io.riskhub.cli.options.value.ProfileConverter;
import io.riskhub.hub.Profile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a process on a hub's stores takes for granted, and what it insists on. */
public final class ProfileOptions {

  @Option(
      names = "--profile",
      paramLabel = "PROFILE",
      defaultValue = "${env:RISKHUB_PROFILE}",
      converter = ProfileConverter.class,
      description = {
        "what to insist on (RISKHUB_PROFILE; default: dev);",
        "dev: what is not configured is done in this process or in files;",
        "prod: PostgreSQL, Redis, Kafka, shared blobs and a token, as far as this command uses them"
      })
  private @Nullable Profile profile;

  /** What flags and environment say. */
  public @Nullable Profile profile() {
    return profile;
  }
}
