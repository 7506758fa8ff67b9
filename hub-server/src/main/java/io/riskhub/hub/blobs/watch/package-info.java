/** Watches the blob store, for the metrics and the hub's readiness. */
@NullMarked
package io.riskhub.hub.blobs.watch;

import org.jspecify.annotations.NullMarked;
