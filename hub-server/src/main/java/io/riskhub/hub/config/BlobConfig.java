package io.riskhub.hub.config;

import io.riskhub.blob.BlobStoreSettings;

/**
 * Where blobs are, and from which size on a field is one; the same for the hub and for whoever
 * pushes to it.
 *
 * @param store where blobs are
 * @param inlineThreshold up to how many pairs, points or scenarios a field is no blob
 */
public record BlobConfig(BlobStoreSettings store, int inlineThreshold) {}
