package io.riskhub.blob;

import java.time.Instant;
import java.util.Optional;

/**
 * A blob in a listing.
 *
 * @param ref its name
 * @param size its length in bytes
 * @param lastModified when it was last put, by the store's clock; empty where the store does not
 *     know, as for a key in Redis that another program wrote
 */
public record StoredBlob(BlobRef ref, long size, Optional<Instant> lastModified) {}
