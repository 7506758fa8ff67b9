/** Spares the store the question for the newest snapshot. */
@NullMarked
package io.riskhub.hub.snapshot.cache;

import org.jspecify.annotations.NullMarked;
