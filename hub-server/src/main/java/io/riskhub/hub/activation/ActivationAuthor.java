package io.riskhub.hub.activation;

import java.time.Instant;
import java.util.Optional;

/**
 * Who made a change, for the audit.
 *
 * @param name as the caller gave it, or the source of an event
 * @param at when it came here
 * @param isAnnounced whether others were told of it before it came here
 */
public record ActivationAuthor(Optional<String> name, Instant at, boolean isAnnounced) {}
