/** Puts snapshots into the store from elsewhere: what was lost, or what was never pushed. */
@NullMarked
package io.riskhub.hub.backfill;

import org.jspecify.annotations.NullMarked;
