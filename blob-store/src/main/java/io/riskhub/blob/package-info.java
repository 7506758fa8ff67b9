/**
 * Content digests, and the blobs that they name: the port {@link io.riskhub.blob.BlobStore}, the
 * refs that travel in snapshots, and the sweep. Depends on no framework.
 */
@NullMarked
package io.riskhub.blob;

import org.jspecify.annotations.NullMarked;
