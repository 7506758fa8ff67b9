package io.riskhub.contract.activation;

import static java.util.Objects.requireNonNull;

/**
 * What an event tells of a changed entry.
 *
 * @param worldId the world
 * @param update what the entry is now; its {@code ts} is there
 * @param etag of the entry, with the change's number at its end
 */
public record ActivationUpdated(String worldId, ActivationUpdate update, ActivationTag etag) {

  public ActivationUpdated {
    requireNonNull(worldId, "worldId");
    requireNonNull(update.ts(), "ts");
    requireNonNull(etag, "etag");
  }
}
