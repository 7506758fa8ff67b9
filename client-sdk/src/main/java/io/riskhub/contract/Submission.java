package io.riskhub.contract;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a snapshot beside its body.
 *
 * @param worldId the world that it was addressed to; {@code null} when only the body names one
 * @param actor who submits it
 * @param stage the stage that it is submitted for
 * @param receivedAt the receiver's clock
 */
public record Submission(@Nullable String worldId, String actor, String stage, Instant receivedAt) {

  public Submission {
    requireNonNull(actor, "actor");
    requireNonNull(stage, "stage");
    requireNonNull(receivedAt, "receivedAt");
  }
}
