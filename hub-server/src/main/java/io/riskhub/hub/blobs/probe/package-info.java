/** Whether a blob store is there, before anything relies on it. */
@NullMarked
package io.riskhub.hub.blobs.probe;

import org.jspecify.annotations.NullMarked;
