/** Puts snapshots straight into the stores of a hub. */
@NullMarked
package io.riskhub.cli.backfill;

import org.jspecify.annotations.NullMarked;
