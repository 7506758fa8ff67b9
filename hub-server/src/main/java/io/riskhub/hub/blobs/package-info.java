/** The large fields of snapshots: their refs checked at push, their blobs put back at read. */
@NullMarked
package io.riskhub.hub.blobs;

import org.jspecify.annotations.NullMarked;
