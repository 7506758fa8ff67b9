/** Snapshots in a relational database. */
@NullMarked
package io.riskhub.hub.jdbc.snapshot;

import org.jspecify.annotations.NullMarked;
