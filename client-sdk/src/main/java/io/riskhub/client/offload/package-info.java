/** Internal: moves the large fields of a snapshot into blobs, and their refs into the snapshot. */
@NullMarked
package io.riskhub.client.offload;

import org.jspecify.annotations.NullMarked;
